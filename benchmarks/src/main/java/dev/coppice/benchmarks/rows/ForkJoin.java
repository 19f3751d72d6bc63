package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.spawn;
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
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Savina's fork-join programs: many actors that do a little arithmetic for each message. In
/// `fjcreate` each is made for one message and ends; in `fjthrput` sixty receive ten thousand each.
final class ForkJoin {

    private static final int WORKERS = 60;
    private static final double ANGLE = 37.2;

    static final Row CREATE =
            Row.of("fjcreate", "savina", "Savina fjcreate: 40,000 actors, one message, per actor")
                    .size(40_000, 500)
                    .on(Peer.COPPICE, ForkJoin::coppiceCreate)
                    .on(Peer.PEKKO, ForkJoin::pekkoCreate);

    static final Row THROUGHPUT =
            Row.of("fjthrput", "savina", "Savina fjthrput: 60 actors, 10,000 messages, per message")
                    .size(10_000, 50)
                    .on(Peer.COPPICE, ForkJoin::coppiceThroughput)
                    .on(Peer.PEKKO, ForkJoin::pekkoThroughput);

    private ForkJoin() {}

    private static final class Task implements Cast {
        static final Task TASK = new Task();
    }

    private static double compute() {
        double sine = Math.sin(ANGLE);
        return sine * sine;
    }

    private static Measurement coppiceCreate(int actors) {
        return Coppice.run(() -> {
            CountDownLatch done = new CountDownLatch(actors);
            long start = System.nanoTime();
            for (int i = 0; i < actors; i++) {
                spawn(
                                () -> {
                                    if (receive(Task.class) == Task.TASK && compute() > 0) {
                                        done.countDown();
                                    }
                                })
                        .send(Task.TASK);
            }
            done.await();
            return Measurement.of(actors, System.nanoTime() - start);
        });
    }

    private record Worker(int messages, CountDownLatch done) implements GenServer<Task, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Task task, Integer computed) {
            int more = computed + (compute() > 0 ? 1 : 0);
            if (more == messages) {
                done.countDown();
            }
            return noReply(more);
        }
    }

    private static Measurement coppiceThroughput(int messages) {
        return Coppice.run(() -> {
            CountDownLatch done = new CountDownLatch(WORKERS);
            Pid[] workers = new Pid[WORKERS];
            for (int i = 0; i < WORKERS; i++) {
                workers[i] = GenServer.startLink(new Worker(messages, done));
            }
            long start = System.nanoTime();
            for (int m = 0; m < messages; m++) {
                for (Pid worker : workers) {
                    cast(worker, Task.TASK);
                }
            }
            done.await();
            return Measurement.of((long) messages * WORKERS, System.nanoTime() - start);
        });
    }

    private static final class Actor {
        private final int messages;
        private final CountDownLatch done;
        private int computed;

        private Actor(int messages, CountDownLatch done) {
            this.messages = messages;
            this.done = done;
        }

        private Behavior<Task> on(Task task) {
            computed += compute() > 0 ? 1 : 0;
            if (computed == messages) {
                done.countDown();
                return Behaviors.stopped();
            }
            return Behaviors.same();
        }
    }

    /// Makes the actors and sends the messages from within an actor, as Pekko wants it.
    private static Measurement pekko(int actors, int messages, boolean create) throws Exception {
        try (Pekko place = Pekko.open()) {
            CountDownLatch done = new CountDownLatch(actors);
            ActorRef<List<ActorRef<Task>>> driver =
                    place.spawn(
                            Behaviors.receive((context, workers) -> {
                                for (int i = workers.size(); i < actors; i++) {
                                    ActorRef<Task> worker =
                                            context.spawnAnonymous(actor(messages, done));
                                    worker.tell(Task.TASK);
                                }
                                for (int m = 0; m < messages; m++) {
                                    for (ActorRef<Task> worker : workers) {
                                        worker.tell(Task.TASK);
                                    }
                                }
                                return Behaviors.same();
                            }));
            List<ActorRef<Task>> workers = new ArrayList<>();
            for (int i = 0; !create && i < actors; i++) {
                workers.add(place.spawn(actor(messages, done)));
            }
            long start = System.nanoTime();
            driver.tell(workers);
            done.await();
            return Measurement.of((long) messages * actors, System.nanoTime() - start);
        }
    }

    private static Behavior<Task> actor(int messages, CountDownLatch done) {
        return Behaviors.receiveMessage(new Actor(messages, done)::on);
    }

    private static Measurement pekkoCreate(int actors) throws Exception {
        return pekko(actors, 1, true);
    }

    private static Measurement pekkoThroughput(int messages) throws Exception {
        return pekko(WORKERS, messages, false);
    }
}
