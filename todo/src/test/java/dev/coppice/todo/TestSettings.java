package dev.coppice.todo;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Settings of systems that do not get in each other's way.
public final class TestSettings {

    /// Which it is of the JVMs that run tests at the same time: 1, 2 and so on.
    static final int JVM_OF_TESTS = Integer.getInteger("todo.jvm.of.tests", 1);

    private static final int PORTS = 5_000;
    private static final int FIRST_PORT = 5_000 + PORTS * JVM_OF_TESTS;
    private static final AtomicInteger ports =
            new AtomicInteger((int) (ProcessHandle.current().pid() % PORTS));

    private TestSettings() {}

    /// A system in this folder, on a port that is free.
    public static Settings in(Path folder) {
        return new Settings(freePort(), folder, 3, Duration.ofSeconds(60));
    }

    /// A port that nobody listens on, nor takes while a server that had it is away: it is not one
    /// of those that the system gives to whoever connects, and each JVM of tests has its own.
    public static int freePort() {
        while (true) {
            int port = FIRST_PORT + ports.getAndIncrement() % PORTS;
            try (ServerSocket free = new ServerSocket(port)) {
                return free.getLocalPort();
            } catch (IOException taken) {
                // so the next one
            }
        }
    }
}
