package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// Two processes link and unlink each other: a link is known to both of them or to neither.
public final class LinkRaces {

    private LinkRaces() {}

    @JCStressTest
    @Outcome(id = "8, 8", expect = ACCEPTABLE, desc = "one link, known to both (L-01, L-02)")
    @Outcome(expect = FORBIDDEN, desc = "half a link, or two")
    @State
    public static class LinkAgainstLinkByTheOther extends Arena {
        private final ThreadProcess[] peers = others(8);

        @Actor
        public void one() {
            together();
            for (ThreadProcess peer : peers) {
                Links.link(a, peer);
            }
        }

        @Actor
        public void others() {
            together();
            for (ThreadProcess peer : peers) {
                Links.link(peer, a);
            }
        }

        @Arbiter
        public void seen(II_Result r) {
            r.r1 = links(a);
            for (ThreadProcess peer : peers) {
                r.r2 += links(peer);
            }
        }
    }

    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the unlink was first, of no link (L-08)")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "the link was first (L-01)")
    @Outcome(expect = FORBIDDEN, desc = "half a link: one would hear of an end, the other not")
    @State
    public static class LinkAgainstUnlinkByTheOther extends Arena {
        @Actor
        public void links() {
            together();
            Links.link(a, b);
        }

        @Actor
        public void unlinks() {
            together();
            Links.unlink(b, a);
        }

        @Arbiter
        public void seen(II_Result r) {
            r.r1 = links(a);
            r.r2 = links(b);
        }
    }

    @JCStressTest
    @Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "linked anew after the unlink")
    @Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "a second link is none, and unlinked (L-02)")
    @Outcome(expect = FORBIDDEN, desc = "half a link: one would hear of an end, the other not")
    @State
    public static class SecondLinkAgainstUnlinkByTheOther extends Arena {
        public SecondLinkAgainstUnlinkByTheOther() {
            linkThem();
        }

        @Actor
        public void links() {
            together();
            Links.link(a, b);
        }

        @Actor
        public void unlinks() {
            together();
            Links.unlink(b, a);
        }

        @Arbiter
        public void seen(II_Result r) {
            r.r1 = links(a);
            r.r2 = links(b);
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
            together();
            Links.unlink(a, b);
            whenUnlinked = a.mailbox().length();
        }

        @Actor
        public void ends() {
            together();
            b.finished(BOOM);
        }

        @Arbiter
        public void seen(II_Result r) {
            settle();
            r.r1 = whenUnlinked;
            r.r2 = messages(a, Exit.class);
        }
    }
}
