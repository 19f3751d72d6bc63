package dev.coppice.process;

/// Two processes of a node that nobody runs, for Lincheck: made anew for each interleaving.
public abstract class Pair extends Arena {

    /// Whatever the interleaving before has left to the node is taken away.
    Pair() {
        settle();
        NODE.names.all().forEach(NODE.names::unregister);
        NODE.processes().forEach(left -> NODE.forget((LocalProcess) left));
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
