package dev.coppice.todo;

import dev.coppice.process.ExitReason;
import dev.coppice.todo.RunningSystem.CannotStart;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.ground.Problem;
import dev.coppice.todo.tools.BackupCommand;
import dev.coppice.todo.tools.CheckCommand;
import dev.coppice.todo.tools.ExportCommand;
import dev.coppice.todo.tools.ImportCommand;
import dev.coppice.todo.tools.RestoreCommand;
import dev.coppice.todo.tools.TokenCommand;
import dev.coppice.todo.torture.Torture;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `todo`: runs the to-do server until it is told to stop.
@Command(
        name = "todo",
        description = {
            "Runs the to-do server until it is told to stop (Ctrl-C, SIGTERM).",
            "With a command, does something else for its folder."
        },
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
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

    /// What it can do besides running the server, by name.
    static final Set<String> MORE =
            Set.of(
                    "token",
                    "torture",
                    Torture.VICTIM,
                    "warm-up",
                    "backup",
                    "restore",
                    "export",
                    "import",
                    "check");

    private static final Map<String, String> TOOL_CODES = new LinkedHashMap<>();

    static {
        TOOL_CODES.put("0", "done");
        TOOL_CODES.put("1", "could not, and said why");
        TOOL_CODES.put("2", "did not understand the command line");
    }

    @Mixin private ServerOptions options = new ServerOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    /// Runs the command; ends the JVM.
    public static void main(String[] arguments) {
        // What SLF4J remarks about itself while it starts is for nobody who runs a server.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        boolean justRuns = runsTheServer(arguments);
        if (justRuns) {
            Ahead.load();
        }
        CommandLine command = justRuns ? server() : commandLine();
        System.exit(command.execute(arguments));
    }

    /// Whether nothing else can be meant. What else there is takes its time to be read about.
    static boolean runsTheServer(String... arguments) {
        return Arrays.stream(arguments)
                .noneMatch(text -> MORE.contains(text) || text.matches("--help|-[^-].*"));
    }

    private static CommandLine server() {
        return explaining(new CommandLine(new Main()));
    }

    /// The command and all that it can do besides.
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main());
        command.addSubcommand(new TokenCommand());
        command.addSubcommand(new Torture());
        command.addSubcommand(new Victim());
        command.addSubcommand(new WarmUp());
        command.addSubcommand(new BackupCommand(ServerForTools::start));
        command.addSubcommand(new RestoreCommand(ServerForTools::start));
        command.addSubcommand(new ExportCommand(ServerForTools::start));
        command.addSubcommand(new ImportCommand(ServerForTools::start));
        command.addSubcommand(new CheckCommand(ServerForTools::start));
        explainTools(command, command.getCommandSpec().usageMessage());
        return explaining(command);
    }

    /// Whoever types what makes no sense, or asks what cannot be done, hears so in one line.
    private static CommandLine explaining(CommandLine command) {
        return command.setParameterExceptionHandler(Main::misunderstood)
                .setExecutionExceptionHandler(Main::failed)
                .registerConverter(Integer.TYPE, text -> number(text, Integer::valueOf))
                .registerConverter(Long.TYPE, text -> number(text, Long::valueOf))
                .registerConverter(InetAddress.class, Main::address)
                .registerConverter(Role.class, Main::role);
    }

    private static <N> N number(String text, Function<String, N> read) {
        try {
            return read.apply(text);
        } catch (NumberFormatException e) {
            throw new TypeConversionException("'%s' is not a whole number".formatted(text));
        }
    }

    private static Role role(String text) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException(
                                "'%s' is none of read, write and admin".formatted(text)));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new TypeConversionException("nobody knows the address of '%s'".formatted(text));
        }
    }

    /// What is said about the server's end, and what can be tried, is not about tools.
    private static void explainTools(CommandLine command, UsageMessageSpec server) {
        Map<String, String> serverCodes = Map.copyOf(server.exitCodeList());
        for (CommandLine tool : command.getSubcommands().values()) {
            UsageMessageSpec usage = tool.getCommandSpec().usageMessage();
            if (Map.copyOf(usage.exitCodeList()).equals(serverCodes)) {
                usage.exitCodeList(TOOL_CODES);
            }
            usage.footerHeading("");
            if (Arrays.equals(usage.footer(), server.footer())) {
                usage.footer(new String[0]);
            }
            explainTools(tool, server);
        }
    }

    @Override
    public Integer call() {
        RunningSystem system = RunningSystem.of(options.settings(spec.commandLine()));
        if (!isStoppedWithTheJvm(system)) {
            return 0;
        }
        try {
            system.start();
            Optional<ExitReason> gaveUp = system.awaitEnd();
            if (gaveUp.isEmpty()) {
                return 0;
            }
            complain(spec.commandLine(), "gave up, after too many restarts: the log says of what");
        } catch (CannotStart e) {
            complain(spec.commandLine(), String.valueOf(e.getMessage()));
        }
        return 1;
    }

    /// Sees to it before it starts, for a signal may come at any moment and must find somebody who
    /// stops it. Answers false if one has come already: then there is nothing to start.
    private static boolean isStoppedWithTheJvm(RunningSystem system) {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(system), "stop"));
            return true;
        } catch (IllegalStateException endsAlready) {
            return false;
        }
    }

    /// Runs when the JVM is to end, for whatever reason. After a signal it decides the exit code,
    /// which would be the signal's.
    private static void stop(RunningSystem system) {
        system.stop();
        Runtime.getRuntime().halt(system.awaitEnd().isEmpty() ? 0 : 1);
    }

    private static int misunderstood(ParameterException e, String[] arguments) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String what =
                e instanceof UnmatchedArgumentException unmatched
                        ? "'%s' is not known here".formatted(unmatched.getUnmatched().getFirst())
                        : e.getMessage();
        complain(e.getCommandLine(), what + " (" + command + " --help)");
        return CommandLine.ExitCode.USAGE;
    }

    /// A tool that cannot do its work says why in one line; what nobody foresaw keeps its trace.
    private static int failed(Exception e, CommandLine command, ParseResult parsed)
            throws Exception {
        if (e instanceof Problem problem) {
            complain(command, problem.message());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }

    private static void complain(CommandLine command, String message) {
        command.getErr().println("todo: " + message);
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
