package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.LL_Result;

/// Processes end while they are being linked: who is linked to them hears of it, once.
public final class LinkedEndRaces {

    private LinkedEndRaces() {}

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
            together();
            Links.link(a, b);
        }

        @Actor
        public void ends() {
            together();
            b.finished(BOOM);
        }

        @Arbiter
        public void seen(II_Result r) {
            settle();
            r.r1 = messages(a, Exit.class);
            r.r2 = links(a) + links(b);
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
            together();
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
            together();
            b.finished(BOOM);
        }

        @Arbiter
        public void seen(LL_Result r) {
            settle();
            r.r1 = raised ? "raised" : a.isAlive() ? "alive" : a.reason.toString();
            r.r2 = links(a) + links(b);
        }
    }

    @JCStressTest
    @Outcome(
            id = "(\\d), \\1, 0",
            expect = ACCEPTABLE,
            desc = "as many as it linked to were told (L-01)")
    @Outcome(expect = FORBIDDEN, desc = "one was not told, or a link is left over")
    @State
    public static class KillOfTheOneThatLinks extends Arena {
        private final ThreadProcess[] peers = others(8);
        private int linked;

        @Actor
        public void links() {
            together();
            try {
                for (ThreadProcess peer : peers) {
                    Links.link(a, peer);
                    linked++;
                }
            } catch (ProcessExit e) {
                // it has been ended
            }
        }

        @Actor
        public void killed() {
            together();
            kill(a);
        }

        @Arbiter
        public void seen(III_Result r) {
            settle();
            r.r1 = linked;
            r.r3 = links(a);
            for (ThreadProcess peer : peers) {
                r.r2 += peer.isAlive() ? 0 : 1;
                r.r3 += links(peer);
            }
        }
    }

    @JCStressTest
    @Outcome(id = "killed, 0", expect = ACCEPTABLE, desc = "the child ended with it (L-04)")
    @Outcome(id = "alive, 0", expect = ACCEPTABLE, desc = "never entered: it had ended (X-25)")
    @Outcome(expect = FORBIDDEN, desc = "an orphan, or a child that is gone but in the table")
    @State
    public static class KillOfTheOneThatSpawns extends Arena {
        private final ReactiveProcess child = new ReactiveProcess(NODE, 3, message -> {}, "first");

        @Actor
        public void spawns() {
            together();
            try {
                Spawn.linked(a, child);
            } catch (ProcessExit e) {
                // a has been ended
            }
        }

        @Actor
        public void killed() {
            together();
            kill(a);
        }

        @Arbiter
        public void seen(LI_Result r) {
            settle();
            r.r1 = child.isAlive() ? "alive" : child.reason.toString();
            r.r2 = NODE.size();
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
            together();
            a.finished(ExitReason.of("one"));
        }

        @Actor
        public void two() {
            together();
            b.finished(ExitReason.of("two"));
        }

        @Arbiter
        public void seen(LL_Result r) {
            settle();
            r.r1 = endOf(a);
            r.r2 = endOf(b);
        }

        private static String endOf(LocalProcess process) {
            return process.life == Life.GONE ? process.reason.toString() : "not gone";
        }
    }
}
