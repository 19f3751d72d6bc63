package dev.coppice.todo.cache;

import static dev.coppice.process.Processes.sleep;
import static java.lang.System.Logger.Level.DEBUG;
import static java.time.Duration.ofMillis;

import dev.coppice.process.ExitReason;
import dev.coppice.server.CallFailed;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Attempts at one request, for some time.
final class Attempts {

    private static final System.Logger LOG = System.getLogger(Attempts.class.getName());

    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ZERO, ofMillis(10), ofMillis(50), ofMillis(250));

    private final Duration limit;
    private final long start = System.nanoTime();

    Attempts(Duration limit) {
        this.limit = limit;
    }

    /// One attempt.
    interface Attempt<T> {
        /// What came of it; nothing when it is to be made again.
        Optional<T> make(Duration left);
    }

    /// Makes attempts until something comes of one.
    ///
    /// @throws Unavailable when nothing does
    <T> T run(Attempt<T> attempt) {
        for (Duration pause : PAUSES) {
            if (pause.isPositive()) {
                sleep(pause);
            }
            Optional<T> result = once(attempt);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new Unavailable("the system is restarting", null);
    }

    private <T> Optional<T> once(Attempt<T> attempt) {
        Duration left = limit.minusNanos(System.nanoTime() - start);
        if (!left.isPositive()) {
            throw tooLate(null);
        }
        try {
            return attempt.make(left);
        } catch (CallFailed failed) {
            if (failed.isTimeout()) {
                throw tooLate(failed);
            }
            storageFailure(failed.cause()).ifPresent(Attempts::fail);
            LOG.log(DEBUG, failed.getMessage());
        } catch (IllegalArgumentException noRegistry) {
            LOG.log(DEBUG, noRegistry.getMessage());
        } catch (TodoServer.Busy busy) {
            throw new Unavailable(String.valueOf(busy.getMessage()), busy);
        }
        return Optional.empty();
    }

    private Unavailable tooLate(@Nullable Throwable cause) {
        return new Unavailable("no answer within " + limit.toSeconds() + " s", cause);
    }

    /// What a list server could not get over, in storage.
    private static Optional<StorageFailure> storageFailure(ExitReason reason) {
        return reason instanceof ExitReason.Shutdown(var detail)
                ? detail.filter(StorageFailure.class::isInstance).map(StorageFailure.class::cast)
                : Optional.empty();
    }

    private static void fail(StorageFailure failure) {
        throw new StorageException(failure);
    }
}
