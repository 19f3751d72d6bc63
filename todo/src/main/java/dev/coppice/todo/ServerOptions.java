package dev.coppice.todo;

import dev.coppice.todo.gate.Entrance;
import dev.coppice.todo.tools.FolderOption;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// The options of the server, each with its environment variable.
final class ServerOptions {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:TODO_HTTP_PORT:-5454}",
            description = "Where to listen. TODO_HTTP_PORT, else 5454.")
    private int port;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:TODO_HOST:-127.0.0.1}",
            description =
                    "On which address, 0.0.0.0 for all. With any but this machine's own, make a"
                            + " token first. TODO_HOST, else 127.0.0.1.")
    private InetAddress host = InetAddress.getLoopbackAddress();

    @Option(
            names = "--name",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "${env:TODO_NAMES:-}",
            description =
                    "A host name that people use for this server, such as todo.example.org."
                            + " Requests for others are refused. May be given again. TODO_NAMES.")
    private Set<String> names = new LinkedHashSet<>();

    @Option(
            names = "--cors-origin",
            paramLabel = "ORIGIN",
            split = ",",
            defaultValue = "${env:TODO_CORS_ORIGINS:-}",
            description =
                    "An origin, such as https://example.org, whose pages may use the API. May be"
                            + " given again. TODO_CORS_ORIGINS.")
    private Set<String> origins = new LinkedHashSet<>();

    @Mixin private FolderOption folder = new FolderOption();

    @Option(
            names = "--expiry",
            paramLabel = "SECONDS",
            defaultValue = "${env:TODO_SERVER_EXPIRY:-60}",
            description =
                    "How long a list that nobody uses stays in memory. TODO_SERVER_EXPIRY, else 60.")
    private long expiry;

    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "${env:TODO_DB_WORKERS:-3}",
            description =
                    "How many database workers share the folder. A folder keeps the number it was"
                            + " made with. TODO_DB_WORKERS, else 3.")
    private int workers;

    @Option(
            names = "--log-requests",
            defaultValue = "${env:TODO_LOG_REQUESTS:-false}",
            description =
                    "Writes a line of JSON about each request to standard error."
                            + " TODO_LOG_REQUESTS=true.")
    private boolean logRequests;

    /// What they say.
    ///
    /// @throws ParameterException when that makes no sense
    Settings settings(CommandLine command) {
        require(command, "--port", port, 1, 65_535);
        require(command, "--expiry", expiry, 1, Duration.ofDays(365).toSeconds());
        require(command, "--workers", workers, 1, 64);
        require(command, "--name", names, "[^\\s/:]+", "a host name such as todo.example.org");
        require(
                command,
                "--cors-origin",
                origins,
                "https?://[^\\s/*]+",
                "like https://example.org");
        Entrance entrance =
                new Entrance(new InetSocketAddress(host, port), named(names), named(origins));
        Settings settings =
                new Settings(entrance, folder.folder(), workers, Duration.ofSeconds(expiry));
        return logRequests ? settings.loggingRequests() : settings;
    }

    private static void require(
            CommandLine command, String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    command,
                    "%s is %d, and should be %d to %d".formatted(option, value, least, most));
        }
    }

    private static void require(
            CommandLine command, String option, Set<String> values, String form, String like) {
        for (String value : named(values)) {
            if (!value.matches(form)) {
                throw new ParameterException(
                        command, "%s is %s, and should be %s".formatted(option, value, like));
            }
        }
    }

    /// An empty variable names nothing.
    private static Set<String> named(Set<String> values) {
        Set<String> named = new LinkedHashSet<>(values);
        named.removeIf(String::isBlank);
        return named;
    }
}
