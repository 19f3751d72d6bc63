package dev.coppice.supervisor;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.coppice.process.ExitReason;
import dev.coppice.process.ProcessExit;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLI_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/// What happens to a supervisor at once.
public final class SupervisorRaces {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private SupervisorRaces() {}

    @JCStressTest
    @Outcome(
            id = "Done\\[\\], undefined, [12]",
            expect = ACCEPTABLE,
            desc = "stopped, before or after a restart, and not started any more (A-06, S-16)")
    @Outcome(expect = FORBIDDEN, desc = "refused, or running on, or started after it was stopped")
    @State
    public static class TerminateChildAgainstACrash {
        private final Grove grove = new Grove();

        @Actor
        public void terminates(LLI_Result r) {
            r.r1 = Supervisor.terminateChild(grove.supervisor, "child").toString();
        }

        @Actor
        public void crashes() {
            grove.child().send("boom");
        }

        @Arbiter
        public void seen(LLI_Result r) {
            ChildState state = grove.childState();
            r.r2 = grove.childrenAlive() == 0 ? state.toString() : "alive";
            r.r3 = grove.children.size();
            grove.clear();
        }
    }

    @JCStressTest
    @Outcome(
            id = "stopped, stopped",
            expect = ACCEPTABLE,
            desc = "each ended with its children, as if it were alone (S-12, S-25)")
    @Outcome(expect = FORBIDDEN, desc = "one waited for the other, or left something")
    @State
    public static class TwoTreesEndTogether {
        private final Grove one = new Grove();
        private final Grove other = new Grove();

        @Actor
        public void endsOne(LL_Result r) {
            r.r1 = stopped(one);
        }

        @Actor
        public void endsOther(LL_Result r) {
            r.r2 = stopped(other);
        }

        @Arbiter
        public void seen() {
            one.clear();
            other.clear();
        }

        private static String stopped(Grove grove) {
            try {
                Supervisor.stop(grove.supervisor, ExitReason.SHUTDOWN, PATIENCE);
            } catch (ProcessExit late) {
                return late.reason().toString();
            }
            return grove.supervisor.isAlive() || grove.childrenAlive() > 0
                    ? "left over"
                    : "stopped";
        }
    }
}
