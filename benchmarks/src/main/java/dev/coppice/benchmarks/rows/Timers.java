package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sendAfter;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.process.Pid;
import dev.coppice.process.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// Timers are set until all of them wait, and then each is cancelled.
final class Timers {

    private static final Duration FAR = Duration.ofHours(1);

    static final Row ROW =
            Row.of("timers", "timers", "a million timers set and cancelled, each")
                    .size(1_000_000, 2_000)
                    .target(Target.partOfBest(2))
                    .on(Peer.COPPICE, Timers::coppice)
                    .on(Peer.PEKKO, Timers::pekko)
                    .andOnBeam();

    private Timers() {}

    private static Measurement coppice(int count) {
        return Coppice.run(() -> {
            Timer[] timers = new Timer[count];
            Pid self = self();
            long start = System.nanoTime();
            for (int i = 0; i < count; i++) {
                timers[i] = sendAfter(self, "ring", FAR);
            }
            int cancelled = 0;
            for (Timer timer : timers) {
                cancelled += timer.cancel().isPresent() ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("cancelled", count, cancelled);
            WrongResult.unlessEqual("rang", Optional.empty(), receive(Duration.ZERO));
            return Measurement.of(count, time);
        });
    }

    private record Go(int count, CompletableFuture<Measurement> done) {}

    private static Behavior<Object> setter(ActorContext<Object> context) {
        return Behaviors.receiveMessage(message -> {
            if (message instanceof Go go) {
                go.done.complete(setAndCancelled(context, go.count));
            }
            return Behaviors.same();
        });
    }

    private static Measurement setAndCancelled(ActorContext<Object> context, int count) {
        Cancellable[] timers = new Cancellable[count];
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            timers[i] = context.scheduleOnce(FAR, context.getSelf(), "ring");
        }
        int cancelled = 0;
        for (Cancellable timer : timers) {
            cancelled += timer.cancel() ? 1 : 0;
        }
        long time = System.nanoTime() - start;
        WrongResult.unless("cancelled", count, cancelled);
        return Measurement.of(count, time);
    }

    private static Measurement pekko(int count) throws Exception {
        try (Pekko place = Pekko.open()) {
            CompletableFuture<Measurement> done = new CompletableFuture<>();
            place.spawn(Behaviors.setup(Timers::setter)).tell(new Go(count, done));
            return Pekko.await(done);
        }
    }
}
