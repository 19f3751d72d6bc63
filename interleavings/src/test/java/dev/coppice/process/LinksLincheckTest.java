package dev.coppice.process;

import dev.coppice.interleavings.Explored;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two processes link, unlink and end: a link is known to both or to neither (L-01), and nobody is
/// left linked to one that has ended (L-09).
class LinksLincheckTest {

    /// What Lincheck calls from several threads.
    public static class BothSides extends Pair {

        @Operation(nonParallelGroup = "a")
        public void aLinks() {
            link(a, b);
        }

        @Operation(nonParallelGroup = "a")
        public void aUnlinks() {
            Links.unlink(a, b);
        }

        @Operation(nonParallelGroup = "a")
        public void aEnds() {
            a.finished(BOOM);
        }

        @Operation(nonParallelGroup = "b")
        public void bLinks() {
            link(b, a);
        }

        @Operation(nonParallelGroup = "b")
        public void bUnlinks() {
            Links.unlink(b, a);
        }

        @Operation
        public void bIsKilled() {
            kill(b);
        }

        private static void link(LocalProcess self, LocalProcess other) {
            try {
                Links.link(self, other);
            } catch (NoSuchProcess | ProcessExit e) {
                // one of them has ended
            }
        }

        @Validate
        public void aLinkIsKnownToBothOrToNeither() {
            settle();
            boolean there = LinkTree.has(a.links, b);
            boolean back = LinkTree.has(b.links, a);
            check(there == back, "half a link: " + there + ", " + back);
            check(!there || a.isAlive() && b.isAlive(), "linked to one that has ended");
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void aLinkHasTwoSides() {
        Explored.check(BothSides.class, "aLinks");
    }
}
