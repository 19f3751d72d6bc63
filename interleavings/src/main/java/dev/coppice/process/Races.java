package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// The races of two processes, each with the outcomes that the rules allow.
public final class Races {

    private Races() {}

    @JCStressTest
    @Outcome(
            id = "1, 0",
            expect = ACCEPTABLE,
            desc = "told once, by the link or at once (L-04, L-06)")
    @Outcome(expect = FORBIDDEN, desc = "not told, told twice, or a link left over (L-09)")
    @State
    public static class ExitAgainstLink extends Arena {
        public ExitAgainstLink() {
            a.trapping = true;
        }

        @Actor
        public void links() {
            Links.link(a, b);
        }

        @Actor
        public void ends() {
            b.finished(BOOM);
        }

        @Arbiter
        public void seen(II_Result r) {
            settle();
            r.r1 = messages(a, Exit.class);
            r.r2 = size(a.links) + size(b.links);
        }
    }

    @JCStressTest
    @Outcome(id = "boom, 0", expect = ACCEPTABLE, desc = "the link was first, and took it down")
    @Outcome(id = "noproc, 0", expect = ACCEPTABLE, desc = "the end was being carried out (ADR 2)")
    @Outcome(id = "raised, 0", expect = ACCEPTABLE, desc = "the other was gone (L-05)")
    @Outcome(expect = FORBIDDEN, desc = "not told, or a link left over")
    @State
    public static class ExitAgainstLinkOfOneThatDoesNotTrap extends Arena {
        private boolean raised;

        @Actor
        public void links() {
            try {
                Links.link(a, b);
            } catch (NoSuchProcess e) {
                raised = true;
            } catch (ProcessExit e) {
                // it was ended in the middle of link
            }
        }

        @Actor
        public void ends() {
            b.finished(BOOM);
        }

        @Arbiter
        public void seen(LL_Result r) {
            settle();
            r.r1 = raised ? "raised" : a.isAlive() ? "alive" : a.reason.toString();
            r.r2 = size(a.links) + size(b.links);
        }
    }

    @JCStressTest
    @Outcome(id = "killed, 0", expect = ACCEPTABLE, desc = "linked, so its peer was told (L-01)")
    @Outcome(id = "alive, 0", expect = ACCEPTABLE, desc = "the kill was first, there is no link")
    @Outcome(expect = FORBIDDEN, desc = "the peer was not told, or a link is left over")
    @State
    public static class KillOfTheOneThatLinks extends Arena {
        @Actor
        public void links() {
            try {
                Links.link(a, b);
            } catch (ProcessExit | NoSuchProcess e) {
                // a has been ended, or b has
            }
        }

        @Actor
        public void killed() {
            Signals.exit(a, node.outside(), ExitReason.KILL);
            settle();
        }

        @Arbiter
        public void seen(LL_Result r) {
            settle();
            r.r1 = b.isAlive() ? "alive" : b.reason.toString();
            r.r2 = size(a.links) + size(b.links);
        }
    }

    @JCStressTest
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "the unlink was first")
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the exit was there before unlink returned")
    @Outcome(expect = FORBIDDEN, desc = "an exit came after unlink had returned (L-07)")
    @State
    public static class UnlinkAgainstADyingPeer extends Arena {
        private int whenUnlinked;

        public UnlinkAgainstADyingPeer() {
            a.trapping = true;
            linkThem();
        }

        @Actor
        public void unlinks() {
            Links.unlink(a, b);
            whenUnlinked = a.mailbox.length();
        }

        @Actor
        public void ends() {
            b.finished(BOOM);
        }

        @Arbiter
        public void seen(II_Result r) {
            settle();
            r.r1 = whenUnlinked;
            r.r2 = messages(a, Exit.class);
        }
    }

    @JCStressTest
    @Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "one Down (M-01, M-04, M-18)")
    @Outcome(expect = FORBIDDEN, desc = "no Down, two, or a monitor left over")
    @State
    public static class ExitAgainstMonitor extends Arena {
        @Actor
        public void watches() {
            Monitors.monitor(a, b, MonitorOptions.PLAIN);
        }

        @Actor
        public void ends() {
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
            Monitors.demonitor(a, monitor);
            whenRemoved = a.mailbox.length();
        }

        @Actor
        public void ends() {
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
            try {
                Monitors.monitor(a, b, MonitorOptions.PLAIN);
            } catch (ProcessExit e) {
                // it has been ended before
            }
        }

        @Actor
        public void ends() {
            Signals.exit(a, node.outside(), ExitReason.KILL);
            settle();
        }

        @Arbiter
        public void seen(II_Result r) {
            settle();
            r.r1 = size(b.watchers);
            r.r2 = messages(b, Down.class);
        }
    }

    @JCStressTest
    @Outcome(id = "free", expect = ACCEPTABLE, desc = "the name is free in the end (N-04)")
    @Outcome(expect = FORBIDDEN, desc = "a process that is gone holds a name")
    @State
    public static class RegisterAgainstExit extends Arena {
        private final Name name = Name.of("name");

        @Actor
        public void registers() {
            try {
                node.names.register(name, a);
            } catch (IllegalArgumentException e) {
                // it is gone already (N-03)
            }
        }

        @Actor
        public void ends() {
            Signals.exit(a, node.outside(), ExitReason.KILL);
            settle();
        }

        @Arbiter
        public void seen(L_Result r) {
            settle();
            r.r1 = node.whereis(name).isEmpty() ? "free" : "held";
        }
    }

    @JCStressTest
    @Outcome(id = "killed", expect = ACCEPTABLE, desc = "the call was there when it ended (G-22)")
    @Outcome(id = "noproc", expect = ACCEPTABLE, desc = "it had ended (G-20)")
    @Outcome(expect = FORBIDDEN, desc = "the caller would wait for its whole limit")
    @State
    public static class CallAgainstTheEndOfTheServer extends Arena {
        private final Question question = new Question();

        @Actor
        public void calls() {
            b.deliver(question);
        }

        @Actor
        public void ends() {
            Signals.exit(b, node.outside(), ExitReason.KILL);
            settle();
        }

        @Arbiter
        public void seen(L_Result r) {
            settle();
            r.r1 =
                    question.await(Duration.ZERO) instanceof Answer.Failed(var reason)
                            ? reason.toString()
                            : "nothing";
        }
    }

    @JCStressTest
    @Outcome(id = "ended", expect = ACCEPTABLE, desc = "the wait ends with the process (X-18)")
    @Outcome(expect = FORBIDDEN, desc = "it waited on")
    @State
    public static class KillAgainstReceive extends Arena {
        @Actor
        public void receives(L_Result r) {
            try {
                Object got =
                        Receiving.take(
                                a,
                                Context.Outside.OUTSIDE,
                                message -> true,
                                Deadline.after(Duration.ofSeconds(2), node.clock()));
                r.r1 = got == null ? "waited on" : got;
            } catch (ProcessExit e) {
                r.r1 = "ended";
            }
        }

        @Actor
        public void kills() {
            Signals.exit(a, node.outside(), ExitReason.KILL);
            settle();
        }
    }

    @JCStressTest
    @Outcome(id = "message", expect = ACCEPTABLE, desc = "it is received (B-01)")
    @Outcome(expect = FORBIDDEN, desc = "the wake-up was lost")
    @State
    public static class SendAgainstReceive extends Arena {
        @Actor
        public void receives(L_Result r) {
            Object got =
                    Receiving.take(
                            a,
                            Context.Outside.OUTSIDE,
                            message -> true,
                            Deadline.after(Duration.ofSeconds(2), node.clock()));
            r.r1 = got == null ? "lost" : got;
        }

        @Actor
        public void sends() {
            a.deliver("message");
        }
    }

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
            Signals.exit(a, b, ExitReason.of("one"));
            settle();
        }

        @Actor
        public void two() {
            a.finished(ExitReason.of("two"));
        }

        @Arbiter
        public void seen(LL_Result r) {
            settle();
            r.r1 = a.reason.toString();
            r.r2 = messages(b, Down.class);
        }
    }

    @JCStressTest
    @Outcome(id = "one, one", expect = ACCEPTABLE, desc = "the first took the other down (X-11)")
    @Outcome(id = "two, two", expect = ACCEPTABLE, desc = "the second did")
    @Outcome(id = "one, two", expect = ACCEPTABLE, desc = "each ended of its own")
    @Outcome(expect = FORBIDDEN, desc = "one lives on, or died of something else")
    @State
    public static class TwoLinkedProcessesEndAtOnce extends Arena {
        public TwoLinkedProcessesEndAtOnce() {
            linkThem();
        }

        @Actor
        public void one() {
            a.finished(ExitReason.of("one"));
        }

        @Actor
        public void two() {
            b.finished(ExitReason.of("two"));
        }

        @Arbiter
        public void seen(LL_Result r) {
            settle();
            r.r1 = a.isAlive() ? "alive" : a.reason.toString();
            r.r2 = b.isAlive() ? "alive" : b.reason.toString();
        }
    }

    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first answer counts (G-27)")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the first answer counts (G-27)")
    @Outcome(expect = FORBIDDEN, desc = "both, or neither")
    @State
    public static class TwoAnswers extends Arena {
        private final Question question = new Question();

        @Actor
        public void answers(LL_Result r) {
            r.r1 = question.give("answer");
        }

        @Actor
        public void fails(LL_Result r) {
            r.r2 = question.fail(BOOM);
        }
    }

    static final class Question extends Answer<String> {}
}
