package dev.coppice.process;

import java.util.Optional;

/// Something that passes from one process to another, as whoever traces one of them hears of it
/// (see {@link Node#trace}).
///
/// @param from who it comes from; empty for a timer or a thread that runs no process
/// @param to who it goes to; empty for an answer to a thread that runs no process
/// @param kind what it is
/// @param what the message, the exit reason, or the answer
public record Passage(Optional<Pid> from, Optional<Pid> to, Kind kind, Object what) {

    /// What can pass between processes.
    public enum Kind {
        /// A message into the mailbox.
        MESSAGE,
        /// An exit signal that somebody sent.
        EXIT,
        /// The exit signal of a linked process that has ended.
        LINK_BROKEN,
        /// A monitor that fires.
        DOWN,
        /// The answer to a call, which goes past every mailbox.
        ANSWER
    }
}
