package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Processes end while they are being watched, or while they watch.
public final class MonitorRaces {

    private MonitorRaces() {}

    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "one Down (M-01, M-04, M-18)")
    @Outcome(expect = FORBIDDEN, desc = "no Down, two, or a monitor left over")
    @State
    public static class ExitAgainstMonitor extends Arena {
        @Actor
        public void watches() {
            together();
            Monitors.monitor(a, b, MonitorOptions.PLAIN);
        }

        @Actor
        public void ends() {
            together();
            b.finished(BOOM);
        }

        @Arbiter
        public void seen(II_Result r) {
            settle();
            r.r1 = messages(a, Down.class);
            r.r2 = size(a.watching) + size(b.watchers);
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "the demonitor was first")
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the Down was there before it returned")
    @Outcome(expect = FORBIDDEN, desc = "a Down came after demonitor had returned (M-07)")
    @State
    public static class DemonitorAgainstADyingProcess extends Arena {
        private final MonitorRef monitor = Monitors.monitor(a, b, MonitorOptions.PLAIN);
        private int whenRemoved;

        @Actor
        public void demonitors() {
            together();
            Monitors.demonitor(a, monitor);
            whenRemoved = a.mailbox().length();
        }

        @Actor
        public void ends() {
            together();
            b.finished(BOOM);
        }

        @Arbiter
        public void seen(II_Result r) {
            settle();
            r.r1 = whenRemoved;
            r.r2 = messages(a, Down.class);
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "no monitor is left (M-02)")
    @Outcome(expect = FORBIDDEN, desc = "a monitor of a process that is gone")
    @State
    public static class EndOfTheWatcherAgainstMonitor extends Arena {
        @Actor
        public void watches() {
            together();
            try {
                Monitors.monitor(a, b, MonitorOptions.PLAIN);
            } catch (ProcessExit e) {
                // it has been ended before
            }
        }

        @Actor
        public void ends() {
            together();
            kill(a);
        }

        @Arbiter
        public void seen(II_Result r) {
            settle();
            r.r1 = size(b.watchers);
            r.r2 = messages(b, Down.class);
        }
    }
}
