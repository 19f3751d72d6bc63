package dev.coppice.conformance.script;

import dev.coppice.server.Call;
import dev.coppice.server.Cast;

/// What a worker understands.
public sealed interface Request {

    /// A call with a kind and a word.
    record Ask(AskKind kind, String word) implements Request, Call<String> {}

    /// A cast with a kind and a word.
    record Tell(TellKind kind, String word) implements Request, Cast {}

    /// A call that is answered at once: whoever answers it has nothing left to do.
    record Sync() implements Request, Call<String> {}

    /// What a worker does with a call.
    enum AskKind {
        /// Replies the word.
        ECHO,
        RAISE,
        EXIT,
        /// Throws a reply, which counts as returning it.
        THROW,
        /// Replies and stops.
        STOP,
        /// Stops without a reply.
        STOP_NOREPLY,
        /// Never replies.
        SILENT,
        /// Replies after handling another message.
        LATER
    }

    /// What a worker does with a cast.
    enum TellKind {
        RAISE,
        EXIT,
        STOP,
        /// Writes the word down.
        NOTE
    }
}
