package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.self;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.process.Pid;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Savina's big: each of 120 workers sends a ping to one of the others at random, waits for the
/// pong, and goes on so many times.
final class Big {

    private static final int WORKERS = 120;

    static final Row ROW =
            Row.of("big", "savina", "Savina big: 120 workers, a ping to any other, per ping")
                    .size(5_000, 20)
                    .on(Peer.COPPICE, Big::coppice)
                    .on(Peer.PEKKO, Big::pekko);

    private Big() {}

    private sealed interface Request extends Cast {}

    private record Start(List<Pid> all) implements Request {}

    private record Ping(Pid from) implements Request {}

    private record Pong() implements Request {
        static final Pong PONG = new Pong();
    }

    private record Progress(List<Pid> all, int left) {}

    private record Worker(Random random, int pings, CountDownLatch done)
            implements GenServer<Request, Progress> {
        @Override
        public Init<Progress> init() {
            return Init.ok(new Progress(List.of(), pings));
        }

        @Override
        public Next<Progress> handle(Request request, Progress progress) {
            return noReply(
                    switch (request) {
                        case Start(List<Pid> all) -> next(new Progress(all, progress.left));
                        case Pong() -> next(new Progress(progress.all, progress.left - 1));
                        case Ping(Pid from) -> {
                            cast(from, Pong.PONG);
                            yield progress;
                        }
                    });
        }

        private Progress next(Progress progress) {
            if (progress.left == 0) {
                done.countDown();
            } else {
                cast(progress.all.get(random.nextInt(WORKERS)), new Ping(self()));
            }
            return progress;
        }
    }

    private static Measurement coppice(int pings) {
        return Coppice.run(() -> {
            CountDownLatch done = new CountDownLatch(WORKERS);
            List<Pid> all = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                all.add(GenServer.startLink(new Worker(new Random(i), pings, done)));
            }
            long start = System.nanoTime();
            all.forEach(worker -> cast(worker, new Start(all)));
            done.await();
            return Measurement.of((long) pings * WORKERS, System.nanoTime() - start);
        });
    }

    private sealed interface Told {}

    private record Begin(List<ActorRef<Told>> all) implements Told {}

    private record Pinged(ActorRef<Told> from) implements Told {}

    private record Ponged() implements Told {
        static final Ponged PONGED = new Ponged();
    }

    private static final class Actor {
        private final ActorRef<Told> self;
        private final Random random;
        private final CountDownLatch done;
        private List<ActorRef<Told>> all = List.of();
        private int left;

        private Actor(ActorRef<Told> self, Random random, int pings, CountDownLatch done) {
            this.self = self;
            this.random = random;
            this.left = pings;
            this.done = done;
        }

        private Behavior<Told> on(Told told) {
            switch (told) {
                case Begin(var others) -> {
                    all = others;
                    next();
                }
                case Ponged() -> {
                    left--;
                    next();
                }
                case Pinged(var from) -> from.tell(Ponged.PONGED);
            }
            return Behaviors.same();
        }

        private void next() {
            if (left == 0) {
                done.countDown();
            } else {
                all.get(random.nextInt(WORKERS)).tell(new Pinged(self));
            }
        }
    }

    private static Measurement pekko(int pings) throws Exception {
        try (Pekko place = Pekko.open()) {
            CountDownLatch done = new CountDownLatch(WORKERS);
            List<ActorRef<Told>> all = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                Random random = new Random(i);
                all.add(
                        place.spawn(
                                Behaviors.<Told>setup(context ->
                                        Behaviors.receiveMessage(
                                                new Actor(context.getSelf(), random, pings, done)
                                                        ::on))));
            }
            long start = System.nanoTime();
            all.forEach(worker -> worker.tell(new Begin(all)));
            done.await();
            return Measurement.of((long) pings * WORKERS, System.nanoTime() - start);
        }
    }
}
