package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.spawnMonitor;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.benchmarks.peer.Plain;
import dev.coppice.process.Down;
import dev.coppice.process.Monitored;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A process is spawned, returns at once, and its end is heard of; then the next.
final class Spawning {

    static final Row ROW =
            Row.of("spawn", "lives", "spawn, exit, DOWN received")
                    .size(50_000, 500)
                    .target(Target.partOfBeam(2))
                    .on(Peer.COPPICE, Spawning::coppice)
                    .on(Peer.PLAIN, Spawning::plain)
                    .on(Peer.PEKKO, Spawning::pekko)
                    .andOnBeam();

    private Spawning() {}

    private static Measurement coppice(int times) {
        return Coppice.run(() -> {
            long start = System.nanoTime();
            int ended = 0;
            for (int i = 0; i < times; i++) {
                Monitored child = spawnMonitor(() -> {});
                ended += receive(Down.class).ref() == child.ref() ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("ended", times, ended);
            return Measurement.of(times, time);
        });
    }

    private static Measurement plain(int times) throws Exception {
        return Plain.run(() -> {
            long start = System.nanoTime();
            int ended = 0;
            for (int i = 0; i < times; i++) {
                Thread child = Thread.startVirtualThread(() -> {});
                child.join();
                ended += child.isAlive() ? 0 : 1;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("ended", times, ended);
            return Measurement.of(times, time);
        });
    }

    private static final class Parent {
        private final ActorContext<Boolean> context;
        private final int times;
        private final CompletableFuture<Integer> done;
        private int ended;

        private Parent(ActorContext<Boolean> context, int times, CompletableFuture<Integer> done) {
            this.context = context;
            this.times = times;
            this.done = done;
        }

        private Behavior<Boolean> next() {
            context.watch(context.spawnAnonymous(Behaviors.<Void>stopped()));
            return Behaviors.same();
        }

        private Behavior<Boolean> heard(Terminated end) {
            ended++;
            if (ended == times) {
                done.complete(ended);
                return Behaviors.same();
            }
            return next();
        }
    }

    private static Measurement pekko(int times) throws Exception {
        try (Pekko place = Pekko.open()) {
            CompletableFuture<Integer> done = new CompletableFuture<>();
            ActorRef<Boolean> parent =
                    place.spawn(
                            Behaviors.setup(context -> {
                                Parent state = new Parent(context, times, done);
                                return Behaviors.receive(Boolean.class)
                                        .onMessage(Boolean.class, go -> state.next())
                                        .onSignal(Terminated.class, state::heard)
                                        .build();
                            }));
            long start = System.nanoTime();
            parent.tell(true);
            int ended = Pekko.await(done);
            long time = System.nanoTime() - start;
            WrongResult.unless("ended", times, ended);
            return Measurement.of(times, time);
        }
    }
}
