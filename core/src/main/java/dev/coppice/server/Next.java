package dev.coppice.server;

import dev.coppice.process.ExitReason;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a server does next: what its callbacks answer. Made by the factories here, to be imported
/// statically.
///
/// ```java
/// public Next<Stock> handle(Request request, Stock stock) {
///     return switch (request) {
///         case Count asked -> reply(asked, stock.count(), stock);
///         case Add(var item) -> noReply(stock.with(item)).timeoutAfter(ofMinutes(10));
///         case Order asked -> {
///             GenServer.cast(printer, new Print(stock, GenServer.from(asked))); // it answers
///             yield noReply(stock);
///         }
///         case Close asked -> stopReply(asked, stock, SHUTDOWN, stock);
///     };
/// }
/// ```
///
/// | answer | the caller | the server |
/// |---|---|---|
/// | `reply` | is answered now | goes on with this state |
/// | `noReply` | if there is one, is answered later with its [From], by whoever has that | goes on with this state |
/// | `stop` | hears the reason as a failed call (G-22) | runs `terminate` with this state, and ends |
/// | `stopReply` | is answered after `terminate` (G-26) | runs `terminate` with this state, and ends |
/// | `….thenContinue(x)` | | runs `handleContinue(x)` before any message (G-43) |
/// | `….timeoutAfter(time)` | | hears [Timeout] if no message comes for so long (G-40) |
///
/// **What goes wrong.** A callback that answers anything else, which takes a `null` or a cast, ends
/// the server with [BadReturnValue] (G-39), and so does a reply to another request than the one
/// that is handled. A caller that is never answered waits until its limit: keep its `From`, and
/// answer it. The first answer counts, and answering one who has given up does no harm (G-27,
/// G-28).
///
/// Do not stop a server because a request is wrong: answer with what is wrong with it, and leave
/// `stop` to the server's own end. A reason other than `normal`, `shutdown` and `shutdown(x)` is
/// reported, and restarts a transient child.
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
