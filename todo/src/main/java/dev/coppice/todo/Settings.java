package dev.coppice.todo;

import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.todo.gate.Entrance;
import java.nio.file.Path;
import java.time.Duration;

/// How a to-do system is set up.
///
/// @param entrance where the web server listens, and under which names
/// @param folder where the lists are kept
/// @param workers how many database workers share the folder
/// @param expiry how long a list that nobody uses stays in memory
/// @param requestLimit how long a request may take
/// @param logRequests whether each request is logged
/// @param intensity how many restarts in how much time are too many, for each supervisor
public record Settings(
        Entrance entrance,
        Path folder,
        int workers,
        Duration expiry,
        Duration requestLimit,
        boolean logRequests,
        RestartIntensity intensity) {

    /// Less than the five seconds that clients wait as a rule, so that they hear why.
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(4);

    /// What a user sets, and the rest as usual.
    public Settings(Entrance entrance, Path folder, int workers, Duration expiry) {
        this(entrance, folder, workers, expiry, REQUEST_LIMIT, false, RestartIntensity.DEFAULT);
    }

    /// A system that only programs on this machine can connect to.
    public Settings(int port, Path folder, int workers, Duration expiry) {
        this(Entrance.onlyHere(port), folder, workers, expiry);
    }

    /// The port of the web server.
    public int port() {
        return entrance.address().getPort();
    }

    /// The same system, which logs each request.
    public Settings loggingRequests() {
        return new Settings(entrance, folder, workers, expiry, requestLimit, true, intensity);
    }

    /// The same system, in which a request may take so long.
    public Settings requestLimit(Duration limit) {
        return new Settings(entrance, folder, workers, expiry, limit, logRequests, intensity);
    }

    /// The same system, which takes so many restarts in such a time before it gives up.
    public Settings intensity(int intensity, Duration period) {
        return new Settings(
                entrance,
                folder,
                workers,
                expiry,
                requestLimit,
                logRequests,
                new RestartIntensity(intensity, period));
    }
}
