package dev.coppice.process;

/// The error of linking to a process that has ended, raised in the caller when it does not trap
/// exits (L-05).
public final class NoSuchProcess extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Says which process was missing.
    public NoSuchProcess(Destination missing) {
        super("no process: " + missing);
    }
}
