package dev.coppice.server;

import dev.coppice.process.ExitReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a server does next: what its callbacks answer. Made by the factories here, to be imported
/// statically.
///
/// @param <S> the server's state
public abstract sealed class Next<S> {

    final @Nullable Call<?> asked; // the request it answers, if it does
    final @Nullable Object value;
    final S state;

    private Next(@Nullable Call<?> asked, @Nullable Object value, S state) {
        this.asked = asked;
        this.value = value;
        this.state = state;
    }

    /// Answers the request being handled, and goes on with this state.
    public static <T, S> Going<S> reply(Call<T> asked, @Nullable T value, S state) {
        return new Going<>(asked, value, state, After.WAIT);
    }

    /// Goes on with this state, answering nobody: after a cast, or to answer later with {@link
    /// From}.
    public static <S> Going<S> noReply(S state) {
        return new Going<>(null, null, state, After.WAIT);
    }

    /// Stops the server: `terminate` runs, and it ends with this reason. A caller that is not
    /// answered yet hears the reason (G-22).
    public static <S> Next<S> stop(Object reason, S state) {
        return new Stopping<>(null, null, ExitReason.of(reason), state);
    }

    /// Stops the server and answers the request being handled once `terminate` has run (G-26).
    public static <T, S> Next<S> stopReply(
            Call<T> asked, @Nullable T value, Object reason, S state) {
        return new Stopping<>(asked, value, ExitReason.of(reason), state);
    }

    /// Goes on.
    public static final class Going<S> extends Next<S> {
        final After after;

        private Going(@Nullable Call<?> asked, @Nullable Object value, S state, After after) {
            super(asked, value, state);
            this.after = after;
        }

        /// Runs `handleContinue` before any other message (G-43).
        public Going<S> thenContinue(Object continuation) {
            return new Going<>(asked, value, state, new After.Continue(continuation));
        }

        /// Lets `handleInfo` hear {@link Timeout} if no message arrives for so long (G-40). Any
        /// message ends the wait, and it begins again only when the next answer says so.
        ///
        /// @throws IllegalArgumentException when the time is negative
        public Going<S> timeoutAfter(Duration idle) {
            return new Going<>(asked, value, state, new After.Timeout(idle));
        }
    }

    static final class Stopping<S> extends Next<S> {
        final ExitReason reason;

        private Stopping(
                @Nullable Call<?> asked, @Nullable Object value, ExitReason reason, S state) {
            super(asked, value, state);
            this.reason = reason;
        }
    }
}
