package dev.coppice.todo.ground;

/// Something that one process holds at a time. See [Claims].
public interface Claimed {

    /// Gives it up and returns when it is free for somebody else. May be called more than once,
    /// from any thread.
    ///
    /// @throws InterruptedException when interrupted; it will be free a little later
    void letGo() throws InterruptedException;
}
