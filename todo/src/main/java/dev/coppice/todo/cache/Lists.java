package dev.coppice.todo.cache;

import static dev.coppice.process.Processes.sleep;
import static java.lang.System.Logger.Level.DEBUG;
import static java.time.Duration.ofMillis;

import dev.coppice.process.ExitReason;
import dev.coppice.server.CallFailed;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.NewEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The lists as a process sees that only wants to use them: parts of the system that are being
/// restarted do not show, unless it takes long.
///
/// A request that meets a process on its way out is made again, after a moment. That is safe for
/// adding too, since a wish that was granted is not granted twice.
///
/// @param cache whom to ask
/// @param limit how long a request may take, all attempts together
public record Lists(TodoCache cache, Duration limit) {

    private static final System.Logger LOG = System.getLogger(Lists.class.getName());

    private static final List<Duration> PAUSES =
            List.of(Duration.ZERO, Duration.ZERO, ofMillis(10), ofMillis(50), ofMillis(250));

    /// Adds an entry; it is committed when this returns.
    ///
    /// @return the entry that the list has for the wish's key, which is another one than was wished
    ///   for if that key has been used before
    /// @throws Unavailable when nobody could say in time whether it was added: it may have been
    /// @throws StorageException when it could not be kept
    public Entry add(String list, NewEntry wish) {
        return ask(list, (server, left) -> server.add(wish, left));
    }

    /// The entries of a day, oldest first.
    ///
    /// @throws Unavailable when there was no answer in time
    /// @throws StorageException when the list could not be read
    public List<Entry> entries(String list, LocalDate date) {
        return ask(list, (server, left) -> server.entries(date, left));
    }

    private <T> T ask(String list, BiFunction<TodoServer, Duration, T> request) {
        long start = System.nanoTime();
        for (Duration pause : PAUSES) {
            sleep(pause);
            try {
                Optional<TodoServer> server = cache.server(list);
                Duration left = limit.minusNanos(System.nanoTime() - start);
                if (server.isPresent() && left.isPositive()) {
                    return request.apply(server.get(), left);
                }
            } catch (CallFailed failed) {
                if (failed.isTimeout()) {
                    throw new Unavailable("no answer within " + limit.toSeconds() + " s", failed);
                }
                storageFailure(failed.cause()).ifPresent(Lists::fail);
                LOG.log(DEBUG, failed.getMessage());
            } catch (IllegalArgumentException noRegistry) {
                LOG.log(DEBUG, noRegistry.getMessage());
            }
        }
        throw new Unavailable("the system is restarting", null);
    }

    /// What a list server could not get over, in storage; a list that has grown it gets over, by
    /// being started again.
    private static Optional<StorageFailure> storageFailure(ExitReason reason) {
        return reason instanceof ExitReason.Shutdown(var detail)
                ? detail.filter(StorageFailure.class::isInstance)
                        .map(StorageFailure.class::cast)
                        .filter(failure -> !(failure instanceof StorageFailure.StaleList))
                : Optional.empty();
    }

    private static void fail(StorageFailure failure) {
        throw new StorageException(failure);
    }

    /// Thrown when the system was restarting for too long, or too slow.
    public static final class Unavailable extends RuntimeException {
        Unavailable(String why, @Nullable Throwable cause) {
            super(why, cause);
        }
    }
}
