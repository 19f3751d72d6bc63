package dev.coppice.supervisor;

import java.util.Locale;

/// Why a supervisor did not do what it was asked.
public enum Refusal {
    /// It has no such child.
    NOT_FOUND,
    /// It has a child with that id, which is not running: restart it or delete it first.
    ALREADY_PRESENT,
    /// The child is running: terminate it first.
    RUNNING,
    /// A restart of the child has failed and is being retried: terminate it first.
    RESTARTING,
    /// The dynamic supervisor has as many children as it may have (D-07).
    MAX_CHILDREN,
    /// Children of a dynamic supervisor have no id and no place to restart or delete: they are
    /// addressed by their pid (Y-19).
    SIMPLE_ONE_FOR_ONE;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
