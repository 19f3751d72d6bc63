package dev.coppice.todo;

import dev.coppice.process.ExitReason;
import dev.coppice.todo.RunningSystem.CannotStart;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `todo`: runs the to-do server until it is told to stop.
@Command(
        name = "todo",
        description =
                "Runs the to-do server on 127.0.0.1 until it is told to stop (Ctrl-C, SIGTERM).",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped as told",
            "1:could not start, or gave up",
            "2:did not understand the command line"
        },
        footerHeading = "%nTry:%n",
        footer = {
            "  curl -X POST \\",
            "    'http://localhost:5454/add_entry?list=bob&date=2018-12-19&title=Dentist'",
            "  curl 'http://localhost:5454/entries?list=bob&date=2018-12-19'"
        })
public final class Main implements Callable<Integer> {

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:TODO_HTTP_PORT:-5454}",
            description = "Where to listen. TODO_HTTP_PORT, else 5454.")
    private int port;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "${env:TODO_DB_FOLDER:-persist}",
            description = "Where to keep the lists. TODO_DB_FOLDER, else ./persist.")
    private Path folder = Path.of("");

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

    @Spec private CommandSpec spec = CommandSpec.create();

    /// Runs the command; ends the JVM.
    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Main());
        command.setParameterExceptionHandler(Main::misunderstood);
        System.exit(command.execute(arguments));
    }

    @Override
    public Integer call() {
        RunningSystem system = RunningSystem.of(settings());
        // Before it starts: a signal may come at any moment, and must find somebody who stops it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system), "stop"));
        try {
            system.start();
            Optional<ExitReason> gaveUp = system.awaitEnd();
            if (gaveUp.isEmpty()) {
                return 0;
            }
            complain("gave up, after too many restarts: the log says of what");
        } catch (CannotStart e) {
            complain(String.valueOf(e.getMessage()));
        }
        return 1;
    }

    private Settings settings() {
        require("--port", port, 1, 65_535);
        require("--expiry", expiry, 1, Duration.ofDays(365).toSeconds());
        require("--workers", workers, 1, 64);
        return new Settings(port, folder, workers, Duration.ofSeconds(expiry));
    }

    private void require(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s is %d, and should be %d to %d".formatted(option, value, least, most));
        }
    }

    /// Runs when the JVM is to end, for whatever reason. After a signal it decides the exit code,
    /// which would be the signal's.
    private static void stop(RunningSystem system) {
        system.stop();
        Runtime.getRuntime().halt(system.awaitEnd().isEmpty() ? 0 : 1);
    }

    private static int misunderstood(ParameterException e, String[] arguments) {
        complain(e.getMessage() + " (todo --help)");
        return CommandLine.ExitCode.USAGE;
    }

    private static void complain(String message) {
        System.err.println("todo: " + message);
    }

    /// Answers `--version`.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"todo " + (version == null ? "(not packaged)" : version)};
        }
    }
}
