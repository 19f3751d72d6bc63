package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.spawnMonitor;
import static dev.coppice.server.GenServer.FOREVER;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.benchmarks.peer.Plain;
import dev.coppice.process.Down;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Processes cast to one server that counts, until a call confirms that it has counted all.
final class Senders {

    static final Row ONE =
            Row.of("cast", "messages", "cast, one sender")
                    .size(1_000_000, 5_000)
                    .target(Target.partOfBest(3))
                    .on(Peer.COPPICE, size -> coppice(1, size))
                    .on(Peer.PLAIN, size -> plain(1, size))
                    .on(Peer.PEKKO, size -> pekko(1, size))
                    .andOnBeam();

    static final Row FOUR =
            Row.of("many-to-one", "messages", "many to one (4 senders)")
                    .size(1_000_000, 5_000)
                    .target(Target.partOfBest(3))
                    .on(Peer.COPPICE, size -> coppice(4, size))
                    .on(Peer.PLAIN, size -> plain(4, size))
                    .on(Peer.PEKKO, size -> pekko(4, size))
                    .andOnBeam();

    static final Row SAVINA =
            Row.of("count", "savina", "Savina count: a producer and a counter, per message")
                    .size(1_000_000, 5_000)
                    .on(Peer.COPPICE, size -> coppice(1, size))
                    .on(Peer.PEKKO, size -> pekko(1, size));

    private Senders() {}

    private sealed interface Request {}

    private record Increment() implements Request, Cast {
        static final Increment INCREMENT = new Increment();
    }

    private record Count() implements Request, Call<Long> {}

    private record Counter() implements GenServer<Request, Long> {
        @Override
        public Init<Long> init() {
            return Init.ok(0L);
        }

        @Override
        public Next<Long> handle(Request request, Long count) {
            return switch (request) {
                case Increment() -> noReply(count + 1);
                case Count asked -> reply(asked, count, count);
                case CountTo asked -> throw new IllegalArgumentException(asked.toString());
            };
        }
    }

    private static Measurement coppice(int senders, int casts) {
        return Coppice.run(() -> {
            Pid counter = GenServer.startLink(new Counter());
            int share = casts / senders;
            long start = System.nanoTime();
            if (senders == 1) {
                send(counter, share);
            } else {
                for (int i = 0; i < senders; i++) {
                    spawnMonitor(() -> send(counter, share));
                }
                for (int i = 0; i < senders; i++) {
                    receive(Down.class);
                }
            }
            long count = call(counter, new Count(), FOREVER);
            long time = System.nanoTime() - start;
            WrongResult.unless("count", (long) share * senders, count);
            return Measurement.of(count, time);
        });
    }

    private static void send(Pid counter, int casts) {
        for (int i = 0; i < casts; i++) {
            cast(counter, Increment.INCREMENT);
        }
    }

    private static Measurement plain(int senders, int casts) throws Exception {
        return Plain.run(() -> {
            Plain<Boolean> mailbox = new Plain<>();
            CompletableFuture<Long> counted = new CompletableFuture<>();
            var counter =
                    Thread.startVirtualThread(() -> {
                        long count = 0;
                        while (mailbox.take()) {
                            count++;
                        }
                        counted.complete(count);
                    });
            int share = casts / senders;
            Runnable sender =
                    () -> {
                        for (int i = 0; i < share; i++) {
                            mailbox.put(true);
                        }
                    };
            long start = System.nanoTime();
            if (senders == 1) {
                sender.run();
            } else {
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < senders; i++) {
                    threads.add(Thread.startVirtualThread(sender));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
            }
            mailbox.put(false);
            long count = counted.get();
            long time = System.nanoTime() - start;
            counter.join();
            WrongResult.unless("count", (long) share * senders, count);
            return Measurement.of(count, time);
        });
    }

    private record CountTo(ActorRef<Long> asker) implements Request {}

    private static final class CountingActor {
        private long count;

        private Behavior<Request> on(Request request) {
            if (request instanceof CountTo(var asker)) {
                asker.tell(count);
            } else {
                count++;
            }
            return Behaviors.same();
        }
    }

    private static Measurement pekko(int senders, int casts) throws Exception {
        try (Pekko place = Pekko.open()) {
            ActorRef<Request> counter =
                    place.spawn(Behaviors.receiveMessage(new CountingActor()::on));
            int share = casts / senders;
            List<ActorRef<CompletableFuture<Boolean>>> actors = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                actors.add(
                        place.spawn(
                                Behaviors.receiveMessage(sent -> {
                                    for (int k = 0; k < share; k++) {
                                        counter.tell(Increment.INCREMENT);
                                    }
                                    sent.complete(true);
                                    return Behaviors.same();
                                })));
            }
            long start = System.nanoTime();
            List<CompletableFuture<Boolean>> sent = new ArrayList<>();
            for (var actor : actors) {
                CompletableFuture<Boolean> one = new CompletableFuture<>();
                sent.add(one);
                actor.tell(one);
            }
            for (CompletableFuture<Boolean> one : sent) {
                Pekko.await(one);
            }
            long count = place.ask(counter, CountTo::new);
            long time = System.nanoTime() - start;
            WrongResult.unless("count", (long) share * senders, count);
            return Measurement.of(count, time);
        }
    }
}
