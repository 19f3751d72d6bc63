package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/// Whatever happens to a process at once, it ends once.
public final class EndRaces {

    private EndRaces() {}

    @JCStressTest
    @Outcome(id = "one, 1", expect = ACCEPTABLE, desc = "the first decides (X-14)")
    @Outcome(id = "two, 1", expect = ACCEPTABLE, desc = "the first decides (X-14)")
    @Outcome(expect = FORBIDDEN, desc = "two ends, or none")
    @State
    public static class TwoExitsAtOnce extends Arena {
        public TwoExitsAtOnce() {
            Monitors.monitor(b, a, MonitorOptions.PLAIN);
        }

        @Actor
        public void one() {
            together();
            Signals.exit(a, b, ExitReason.of("one"));
            work();
        }

        @Actor
        public void two() {
            together();
            a.finished(ExitReason.of("two"));
        }

        @Arbiter
        public void seen(LL_Result r) {
            settle();
            Down told = (Down) b.mailbox().poll();
            r.r1 = told.reason().equals(a.reason) ? a.reason.toString() : "told " + told;
            r.r2 = 1 + messages(b, Down.class);
        }
    }

    @JCStressTest
    @Outcome(
            id = "true, 1",
            expect = ACCEPTABLE,
            desc = "it trapped when the signal arrived (X-16)")
    @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "it did not yet")
    @Outcome(expect = FORBIDDEN, desc = "a signal lost, or a message to one that it ended")
    @State
    public static class TrapAgainstExitSignal extends Arena {
        @Actor
        public void traps() {
            together();
            synchronized (a) {
                a.trapping = true;
            }
        }

        @Actor
        public void signals() {
            together();
            Signals.exit(a, b, BOOM);
        }

        @Arbiter
        public void seen(ZI_Result r) {
            settle();
            r.r1 = a.isAlive();
            r.r2 = messages(a, Exit.class);
        }
    }

    @JCStressTest
    @Outcome(id = "0", expect = ACCEPTABLE, desc = "it vanished with the process (X-26)")
    @Outcome(expect = FORBIDDEN, desc = "it stays as long as somebody holds the pid, or is doubled")
    @State
    public static class SendAgainstExit extends Arena {
        @Actor
        public void sends() {
            together();
            a.deliver("message");
        }

        @Actor
        public void ends() {
            together();
            a.finished(BOOM);
        }

        @Arbiter
        public void seen(I_Result r) {
            settle();
            r.r1 = a.mailbox().length();
        }
    }
}
