package dev.coppice.todo.gate;

import dev.coppice.todo.web.Http.Request;
import java.time.Duration;
import java.util.Optional;

/// Hears of every request, when it is known how it is answered.
@FunctionalInterface
public interface Audit {

    /// Hears of one, on the thread that answers it: be quick.
    void hear(Visit visit);

    /// This one, and then another.
    default Audit and(Audit other) {
        return visit -> {
            hear(visit);
            other.hear(visit);
        };
    }

    /// Somebody asked, and is answered.
    ///
    /// @param caller the name of the token that was shown
    /// @param status how it is answered
    /// @param time how long that took
    record Visit(Request request, Optional<String> caller, int status, Duration time) {}
}
