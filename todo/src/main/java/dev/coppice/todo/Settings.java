package dev.coppice.todo;

import dev.coppice.supervisor.RestartIntensity;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;

/// How a to-do system is set up.
///
/// @param address where the web server listens
/// @param folder where the lists are kept
/// @param workers how many database workers share the folder
/// @param expiry how long a list that nobody uses stays in memory
/// @param requestLimit how long a request may take
/// @param intensity how many restarts in how much time are too many, for each supervisor
public record Settings(
        InetSocketAddress address,
        Path folder,
        int workers,
        Duration expiry,
        Duration requestLimit,
        RestartIntensity intensity) {

    private static final InetAddress LOCALHOST = InetAddress.ofLiteral("127.0.0.1");

    /// Less than the five seconds that clients wait as a rule, so that they hear why.
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(4);

    /// What a user sets, and the rest as usual: only programs on this machine can connect.
    public Settings(int port, Path folder, int workers, Duration expiry) {
        this(
                new InetSocketAddress(LOCALHOST, port),
                folder,
                workers,
                expiry,
                REQUEST_LIMIT,
                RestartIntensity.DEFAULT);
    }

    /// The port of the web server.
    public int port() {
        return address.getPort();
    }

    /// The same system, which takes so many restarts in such a time before it gives up.
    public Settings intensity(int intensity, Duration period) {
        return new Settings(
                address,
                folder,
                workers,
                expiry,
                requestLimit,
                new RestartIntensity(intensity, period));
    }
}
