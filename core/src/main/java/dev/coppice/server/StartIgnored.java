package dev.coppice.server;

/// A process was asked to start and chose not to: its `init` answered `ignore` (G-07).
public final class StartIgnored extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Nothing more is known.
    public StartIgnored() {
        super("the process did not start: its init said ignore", null, false, false);
    }
}
