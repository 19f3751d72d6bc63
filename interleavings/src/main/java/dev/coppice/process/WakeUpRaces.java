package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// Something arrives just as the process that waits for it goes to rest: it is noticed.
public final class WakeUpRaces {

    private WakeUpRaces() {}

    /// How long to wait for what must come: for long, as the machine may be busy. But once it did
    /// not come, the verdict is known.
    static volatile Duration patience = Duration.ofSeconds(2);

    static void missed() {
        patience = Duration.ofMillis(1);
    }

    /// A process that waits for something to arrive.
    public static class Waiting extends Arena {
        private final Hesitation hesitation = new Hesitation(a);

        /// What comes of it, or that it came late: a process that slept through it finds it when
        /// its time is up.
        final String received() {
            long start = System.nanoTime();
            Duration limit = patience;
            String outcome;
            try {
                outcome =
                        String.valueOf(
                                Receiving.take(
                                        a,
                                        Context.Outside.OUTSIDE,
                                        _ -> true,
                                        Deadline.after(limit, hesitation)));
            } catch (ProcessExit e) {
                outcome = "ended";
            }
            if (System.nanoTime() - start >= limit.toNanos()) {
                missed();
                return outcome + " late";
            }
            return outcome;
        }

        /// It has arrived.
        final void arrived() {
            hesitation.over = true;
        }
    }

    /// The machine's time, as a process asks for it before it rests. It is held up there until what
    /// it waits for has arrived: if that has woken it, it does not rest. Resting in earnest takes
    /// as long as a hundred races.
    private static final class Hesitation implements Clock {
        private final LocalProcess process;
        private volatile boolean over;

        Hesitation(LocalProcess process) {
            this.process = process;
        }

        @Override
        public long nanoTime() {
            boolean rests = process.receiver != null;
            for (int left = 4096; rests && !over && left > 0; left--) {
                Thread.onSpinWait();
            }
            return Clock.system().nanoTime();
        }

        @Override
        public Alarm after(Duration delay, Runnable action) {
            return Clock.system().after(delay, action);
        }

        @Override
        public boolean isSystem() {
            return true;
        }
    }

    @JCStressTest
    @Outcome(id = "message", expect = ACCEPTABLE, desc = "it is received (B-01)")
    @Outcome(expect = FORBIDDEN, desc = "the wake-up was lost")
    @State
    public static class SendAgainstReceive extends Waiting {
        @Actor
        public void receives(L_Result r) {
            together();
            r.r1 = received();
        }

        @Actor
        public void sends() {
            together();
            a.deliver("message");
            arrived();
        }
    }

    @JCStressTest
    @Outcome(id = "ended", expect = ACCEPTABLE, desc = "the wait ends with the process (X-18)")
    @Outcome(expect = FORBIDDEN, desc = "it waited on")
    @State
    public static class KillAgainstReceive extends Waiting {
        @Actor
        public void receives(L_Result r) {
            together();
            r.r1 = received();
        }

        @Actor
        public void kills() {
            together();
            kill(a);
            arrived();
        }
    }

    @JCStressTest
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "both messages were handled (B-01)")
    @Outcome(expect = FORBIDDEN, desc = "a message waits for a process that is not queued")
    @State
    public static class SendAgainstEndOfTurn extends Arena {
        private int handled;
        private final ReactiveProcess server =
                new ReactiveProcess(NODE, 3, message -> handled++, "first");
        private final Runner runner = runnerOf(server);

        @Actor
        public void handles() {
            together();
            run(server, runner);
        }

        @Actor
        public void sends() {
            together();
            server.deliver("second");
        }

        @Arbiter
        public void seen(I_Result r) {
            settle();
            r.r1 = handled;
        }
    }
}
