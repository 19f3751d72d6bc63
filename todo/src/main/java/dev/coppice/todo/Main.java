package dev.coppice.todo;

import dev.coppice.process.ExitReason;
import dev.coppice.todo.RunningSystem.CannotStart;
import dev.coppice.todo.ground.Problem;
import dev.coppice.todo.tools.BackupCommand;
import dev.coppice.todo.tools.CheckCommand;
import dev.coppice.todo.tools.ExportCommand;
import dev.coppice.todo.tools.ImportCommand;
import dev.coppice.todo.tools.RestoreCommand;
import dev.coppice.todo.tools.TokenCommand;
import dev.coppice.todo.torture.Torture;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
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

/// The command `todo`: runs the to-do server until it is told to stop.
@Command(
        name = "todo",
        description = {
            "Runs the to-do server until it is told to stop (Ctrl-C, SIGTERM).",
            "With a command, does something else for its folder."
        },
        subcommands = {TokenCommand.class, Torture.class, Victim.class, WarmUp.class},
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
        CommandLine command = commandLine();
        System.exit(command.execute(arguments));
    }

    /// The command and all that it can do besides.
    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main());
        command.addSubcommand(new BackupCommand(ServerForTools::start));
        command.addSubcommand(new RestoreCommand(ServerForTools::start));
        command.addSubcommand(new ExportCommand(ServerForTools::start));
        command.addSubcommand(new ImportCommand(ServerForTools::start));
        command.addSubcommand(new CheckCommand(ServerForTools::start));
        command.setParameterExceptionHandler(Main::misunderstood);
        command.setExecutionExceptionHandler(Main::failed);
        command.setCaseInsensitiveEnumValuesAllowed(true);
        explainTools(command, command.getCommandSpec().usageMessage());
        return command;
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
        complain(e.getCommandLine(), e.getMessage() + " (" + command + " --help)");
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
