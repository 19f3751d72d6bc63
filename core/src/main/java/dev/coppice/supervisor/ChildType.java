package dev.coppice.supervisor;

import java.util.Locale;

/// Whether a child does the work or supervises those who do.
public enum ChildType {
    /// Anything that is not a supervisor.
    WORKER,
    /// A supervisor: unless told otherwise it has all the time it needs to stop its own children.
    SUPERVISOR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
