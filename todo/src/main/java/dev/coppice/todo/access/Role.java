package dev.coppice.todo.access;

/// What a token lets its holder do. Each role may do what those before it may.
public enum Role {
    /// Read lists, and hear of changes.
    READ,

    /// Change lists as well.
    WRITE,

    /// Export, import, back up and check everything as well.
    ADMIN;

    /// Whether this role is enough where `needed` is asked for.
    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}
