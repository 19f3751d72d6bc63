package dev.coppice.server;

import dev.coppice.process.ExitReason;
import java.time.Duration;

/// How a server begins: what `init` answers.
///
/// ```java
/// public Init<Stock> init() {
///     return ok(Stock.EMPTY).thenContinue("load"); // the starter need not wait for the disk
/// }
/// ```
///
/// | answer | the starter | the process |
/// |---|---|---|
/// | `ok` | has the pid | handles messages |
/// | `ignore` | gets [StartIgnored]; a supervisor keeps the place (S-06) | ends with `normal` |
/// | `error` | gets [StartFailed] | ends with `normal`, and nothing is reported |
/// | `stop` | gets [StartFailed], and ends if it is linked and does not trap exits | ends with the reason |
///
/// An `init` that throws has failed like one that answers `stop` (G-08). `terminate` does not run
/// for a server that has not started (G-46).
///
/// @param <S> the server's state
public sealed interface Init<S> {

    /// The server starts with this state.
    static <S> Ok<S> ok(S state) {
        return new Ok<>(state, After.WAIT);
    }

    /// The server does not start, and that is well: the starter hears `ignore`, the process ends
    /// `normal` (G-07).
    static <S> Init<S> ignore() {
        return new Ignore<>();
    }

    /// The server cannot start: the starter hears of `reason`, the process dies with it, and so
    /// does a linked starter that does not trap exits (G-03, G-04).
    static <S> Init<S> stop(Object reason) {
        return new Stop<>(ExitReason.of(reason));
    }

    /// The server cannot start, but nothing crashed: the starter hears of `reason`, the process
    /// ends `normal` (G-06).
    static <S> Init<S> error(Object reason) {
        return new Failed<>(ExitReason.of(reason));
    }

    /// The server starts.
    final class Ok<S> implements Init<S> {
        final S state;
        final After after;

        private Ok(S state, After after) {
            this.state = state;
            this.after = after;
        }

        /// Starts it, then runs `handleContinue` before any message; the starter does not wait for
        /// that (G-15).
        public Ok<S> thenContinue(Object continuation) {
            return new Ok<>(state, new After.Continue(continuation));
        }

        /// Starts it, and lets it hear {@link Timeout} if no message arrives for so long.
        public Ok<S> timeoutAfter(Duration idle) {
            return new Ok<>(state, new After.Timeout(idle));
        }
    }

    /// See {@link Init#ignore}.
    record Ignore<S>() implements Init<S> {}

    /// See {@link Init#stop}.
    ///
    /// @param reason why
    record Stop<S>(ExitReason reason) implements Init<S> {}

    /// See {@link Init#error}.
    ///
    /// @param reason why
    record Failed<S>(ExitReason reason) implements Init<S> {}
}
