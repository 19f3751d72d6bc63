package dev.coppice.process;

/// Links between processes (section L). A link is an entry on either side; the caller's own comes
/// first, so that the other side's end always finds it, whenever it happens.
final class Links {

    private Links() {}

    /// Links the calling process to another (L-01, L-02, L-03).
    static void link(LocalProcess self, LocalProcess other) {
        if (self == other) {
            return;
        }
        synchronized (self) {
            self.stopIfEnded();
            if (LinkTree.has(self.links, other)) {
                return;
            }
            self.links = LinkTree.with(self.links, other);
        }
        LocalProcess.Life life;
        synchronized (other) {
            life = other.life;
            switch (life) {
                case ALIVE -> other.links = LinkTree.with(other.links, self);
                case ENDING ->
                        // as on the BEAM, where the link signal finds the process ended
                        other.extras().late(() -> self.linkBroken(other, ExitReason.NO_PROCESS));
                case GONE -> {}
            }
        }
        switch (life) {
            case ALIVE -> tellIfEnded(self, other);
            case ENDING -> {}
            case GONE -> missing(self, other);
        }
    }

    /// The link was made while `self` was being ended, and its departure may have missed the entry.
    static void tellIfEnded(LocalProcess self, LocalProcess other) {
        if (self.life != LocalProcess.Life.ALIVE) {
            other.linkBroken(self, self.reason);
            self.stopIfEnded();
        }
    }

    private static void missing(LocalProcess self, LocalProcess other) {
        synchronized (self) {
            self.links = LinkTree.without(self.links, other);
            if (self.trapping) {
                self.mailbox.put(new Exit(other, ExitReason.NO_PROCESS)); // L-06
                return;
            }
        }
        throw new NoSuchProcess(other); // L-05
    }

    /// Removes the link, if there is one; afterwards no exit comes along it any more (L-07, L-08).
    static void unlink(LocalProcess self, LocalProcess other) {
        synchronized (self) {
            self.links = LinkTree.without(self.links, other);
        }
        synchronized (other) {
            other.links = LinkTree.without(other.links, self);
        }
    }
}
