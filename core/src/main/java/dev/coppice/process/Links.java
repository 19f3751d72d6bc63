package dev.coppice.process;

import java.util.function.BooleanSupplier;

/// Links between processes (section L). A link is an entry on either side; both come and go in one
/// step, so that no end and no link or unlink by the other side ever finds half a link.
final class Links {

    private Links() {}

    /// Links the calling process to another (L-01, L-02, L-03).
    static void link(LocalProcess self, LocalProcess other) {
        if (self == other) {
            return;
        }
        boolean gone = both(self, other, () -> entered(self, other));
        if (gone) {
            missing(self, other);
        }
    }

    /// Enters the link on both sides, under both locks; answers whether the other is gone.
    private static boolean entered(LocalProcess self, LocalProcess other) {
        self.stopIfEnded();
        if (LinkTree.has(self.links, other)) {
            return false;
        }
        switch (other.life) {
            case ALIVE -> other.links = LinkTree.with(other.links, self);
            case ENDING -> // as on the BEAM, where the link signal finds the process ended
                    other.extras()
                            .late(() -> Signals.linkBroken(self, other, ExitReason.NO_PROCESS));
            case GONE -> {
                return true;
            }
        }
        self.links = LinkTree.with(self.links, other);
        return false;
    }

    private static void missing(LocalProcess self, LocalProcess other) {
        synchronized (self) {
            if (self.trapping) {
                self.put(new Exit(other, ExitReason.NO_PROCESS)); // L-06
                return;
            }
        }
        throw new NoSuchProcess(other); // L-05
    }

    /// Removes the link, if there is one; afterwards no exit comes along it any more (L-07, L-08).
    static void unlink(LocalProcess self, LocalProcess other) {
        if (self == other) {
            return;
        }
        both(
                self,
                other,
                () -> {
                    self.links = LinkTree.without(self.links, other);
                    other.links = LinkTree.without(other.links, self);
                    return true;
                });
    }

    /// Does it under the locks of both, taken in the same order whoever asks: by age.
    private static boolean both(LocalProcess one, LocalProcess two, BooleanSupplier change) {
        boolean ordered =
                one.home == two.home
                        ? one.number() < two.number()
                        : one.home.serial < two.home.serial;
        synchronized (ordered ? one : two) {
            synchronized (ordered ? two : one) {
                return change.getAsBoolean();
            }
        }
    }
}
