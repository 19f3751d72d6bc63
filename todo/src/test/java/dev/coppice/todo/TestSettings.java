package dev.coppice.todo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;

/// Settings of systems that do not get in each other's way.
public final class TestSettings {

    private TestSettings() {}

    /// A system in this folder, on a port that is free.
    public static Settings in(Path folder) {
        return new Settings(freePort(), folder, 3, Duration.ofSeconds(60));
    }

    /// A port that nobody listens on.
    public static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
