package dev.coppice.process;

import java.util.Optional;

/// The code of a process written as a reaction to messages rather than as a loop around `receive`.
///
/// Between two messages such a process holds no thread: it is an object with a mailbox, and is run
/// when a message arrives. While it runs it is a process like any other: it may block, call,
/// receive selectively, sleep. Reactions never overlap. GenServers and supervisors are made of it;
/// most programs want a GenServer rather than this.
@FunctionalInterface
public interface Behaviour {

    /// Reacts to one message.
    ///
    /// @throws Throwable anything; it ends the process
    void received(Object message) throws Throwable;

    /// Lets go of what would outlive the process, such as alarms. Called once, when the process has
    /// ended, on any thread, which must not be held up; the last reaction may still be running.
    default void ended() {}

    /// The code it stands for, as reports name it.
    default Class<?> code() {
        return getClass();
    }

    /// Spawns a process of the calling one that reacts to messages and holds no thread between
    /// them.
    ///
    /// @param behaviour its code
    /// @param link whether it is linked to the calling process
    /// @param first the first message it reacts to
    static Pid spawn(Behaviour behaviour, boolean link, Object first) {
        return Spawn.behaving(Context.current().process("spawn"), link, behaviour, first);
    }

    /// The question that the calling process, if it is a behaviour, reacts to at this moment.
    static Optional<Answer<?>> question() {
        return Context.current().process() instanceof ReactiveProcess reacting
                ? Optional.ofNullable(reacting.asked())
                : Optional.empty();
    }
}
