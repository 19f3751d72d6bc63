package dev.coppice.server;

import dev.coppice.process.Destination;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Looks into a running server, from a shell or a test: its state, and whether it works (G-57).
/// Each waits five seconds at most.
public final class Sys {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private Sys() {}

    sealed interface Request {}

    record State() implements Request {}

    record Replace(UnaryOperator<Object> change) implements Request {}

    record Suspend() implements Request {}

    record Resume() implements Request {}

    /// The state of a server.
    public static @Nullable Object state(Destination server) {
        return Calls.call(server, new State(), LIMIT);
    }

    /// Changes the state of a server, and answers the new one. If the function fails, the state
    /// stays and the failure is thrown here.
    public static @Nullable Object replaceState(Destination server, UnaryOperator<Object> change) {
        Object answer = Calls.call(server, new Replace(change), LIMIT);
        if (answer instanceof RefusedChange(var cause)) {
            throw new IllegalArgumentException(
                    "the state of " + server + " stays as it was: its replacement failed", cause);
        }
        return answer;
    }

    record RefusedChange(Throwable cause) {}

    /// Lets a server take no messages until it is resumed; they wait.
    public static void suspend(Destination server) {
        var ignored = Calls.call(server, new Suspend(), LIMIT);
    }

    /// Lets a suspended server go on.
    public static void resume(Destination server) {
        var ignored = Calls.call(server, new Resume(), LIMIT);
    }
}
