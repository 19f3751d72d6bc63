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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Savina's concdict: twenty workers read and now and then write a dictionary that one server
/// keeps, each request when the one before is answered.
final class Dictionary {

    private static final int WORKERS = 20;
    private static final int KEYS = 512;
    private static final int WRITES_PERCENT = 10;

    static final Row ROW =
            Row.of("concdict", "savina", "Savina concdict: 20 workers, 10 % writes, per request")
                    .size(10_000, 50)
                    .on(Peer.COPPICE, Dictionary::coppice)
                    .on(Peer.PEKKO, Dictionary::pekko);

    private Dictionary() {}

    private sealed interface Request extends Cast {}

    private record Write(Pid from, int key, int value) implements Request {}

    private record Read(Pid from, int key) implements Request {}

    private record Keeper(Map<Integer, Integer> entries)
            implements GenServer<Request, Map<Integer, Integer>> {
        @Override
        public Init<Map<Integer, Integer>> init() {
            return Init.ok(entries);
        }

        @Override
        public Next<Map<Integer, Integer>> handle(Request request, Map<Integer, Integer> map) {
            switch (request) {
                case Write(Pid from, int key, int value) -> {
                    map.put(key, value);
                    cast(from, new Result(value));
                }
                case Read(Pid from, int key) -> cast(from, new Result(map.getOrDefault(key, 0)));
            }
            return noReply(map);
        }
    }

    private record Result(int value) implements Cast, Told {
        static final Result FIRST = new Result(0);
    }

    private record Worker(Pid keeper, Random random, int requests, CountDownLatch done)
            implements GenServer<Result, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(requests);
        }

        @Override
        public Next<Integer> handle(Result result, Integer left) {
            if (left == 0) {
                done.countDown();
            } else if (random.nextInt(100) < WRITES_PERCENT) {
                cast(keeper, new Write(self(), random.nextInt(KEYS), random.nextInt()));
            } else {
                cast(keeper, new Read(self(), random.nextInt(KEYS)));
            }
            return noReply(left - 1);
        }
    }

    private static Measurement coppice(int requests) {
        return Coppice.run(() -> {
            CountDownLatch done = new CountDownLatch(WORKERS);
            Pid keeper = GenServer.startLink(new Keeper(new HashMap<>()));
            List<Pid> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                workers.add(GenServer.startLink(new Worker(keeper, new Random(i), requests, done)));
            }
            long start = System.nanoTime();
            workers.forEach(worker -> cast(worker, Result.FIRST));
            done.await();
            return Measurement.of((long) requests * WORKERS, System.nanoTime() - start);
        });
    }

    private sealed interface Told {}

    private record Put(ActorRef<Told> from, int key, int value) implements Told {}

    private record Look(ActorRef<Told> from, int key) implements Told {}

    private static Behavior<Told> keeper(Map<Integer, Integer> map) {
        return Behaviors.receiveMessage(told -> {
            switch (told) {
                case Put(var from, int key, int value) -> {
                    map.put(key, value);
                    from.tell(new Result(value));
                }
                case Look(var from, int key) -> from.tell(new Result(map.getOrDefault(key, 0)));
                case Result unwanted -> throw new IllegalArgumentException(unwanted.toString());
            }
            return Behaviors.same();
        });
    }

    private static final class WorkingActor {
        private final ActorRef<Told> self;
        private final ActorRef<Told> keeper;
        private final Random random;
        private final CountDownLatch done;
        private int left;

        private WorkingActor(
                ActorRef<Told> self,
                ActorRef<Told> keeper,
                Random random,
                int requests,
                CountDownLatch done) {
            this.self = self;
            this.keeper = keeper;
            this.random = random;
            this.left = requests;
            this.done = done;
        }

        private Behavior<Told> on(Told told) {
            if (left-- == 0) {
                done.countDown();
            } else if (random.nextInt(100) < WRITES_PERCENT) {
                keeper.tell(new Put(self, random.nextInt(KEYS), random.nextInt()));
            } else {
                keeper.tell(new Look(self, random.nextInt(KEYS)));
            }
            return Behaviors.same();
        }
    }

    private static Measurement pekko(int requests) throws Exception {
        try (Pekko place = Pekko.open()) {
            CountDownLatch done = new CountDownLatch(WORKERS);
            ActorRef<Told> keeper = place.spawn(keeper(new HashMap<>()));
            List<ActorRef<Told>> workers = new ArrayList<>();
            for (int i = 0; i < WORKERS; i++) {
                Random random = new Random(i);
                workers.add(
                        place.spawn(
                                Behaviors.<Told>setup(context ->
                                        Behaviors.receiveMessage(
                                                new WorkingActor(
                                                                context.getSelf(),
                                                                keeper,
                                                                random,
                                                                requests,
                                                                done)
                                                        ::on))));
            }
            long start = System.nanoTime();
            workers.forEach(worker -> worker.tell(Result.FIRST));
            done.await();
            return Measurement.of((long) requests * WORKERS, System.nanoTime() - start);
        }
    }
}
