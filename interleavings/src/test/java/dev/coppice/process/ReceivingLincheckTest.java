package dev.coppice.process;

import dev.coppice.interleavings.Explored;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A process waits for a message, and takes the one it wants or ends with the signal that comes
/// (B-01, X-18). Lincheck lets a thread that rests go on for no reason: lost wake-ups are for
/// {@link WakeUpRaces}.
class ReceivingLincheckTest {

    /// What Lincheck calls from several threads.
    public static class Waiting extends Pair {

        private String outcome = "";

        @Operation(nonParallelGroup = "waiting")
        public void receives() {
            try {
                outcome = String.valueOf(take());
            } catch (ProcessExit e) {
                outcome = e.reason().toString();
            }
        }

        private @Nullable Object take() {
            return Receiving.take(a, Context.Outside.OUTSIDE, "wanted"::equals, Deadline.never());
        }

        @Operation(nonParallelGroup = "others")
        public void sends() {
            a.deliver("other");
            a.deliver("wanted");
        }

        @Operation(nonParallelGroup = "others")
        public void ends() {
            kill(a);
        }

        @Validate
        public void theWaitIsOver() {
            check(outcome.equals(a.isAlive() ? "wanted" : "killed"), outcome);
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aWaitEndsWithWhatCame() {
        Explored.checkTogether(Waiting.class);
    }
}
