package dev.coppice.todo.tools;

import dev.coppice.todo.tools.Server.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `todo backup`.
@Command(
        name = "backup",
        description = {
            "Writes all lists to a file, while the server runs or not, for restore to put back.",
            "It has what export has, and what happened to the lists besides: what can be undone,"
                    + " which requests were answered. Tokens are not in it."
        })
public final class BackupCommand implements Runnable {

    @Parameters(
            paramLabel = "FILE",
            description = "What to write, such as todo.zip. There must be none yet.")
    private Path file = Path.of("");

    @Mixin private FolderOption folder = new FolderOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Server.Starter starter;

    /// A command that starts servers so, if none runs.
    public BackupCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public void run() {
        try (Server server = Server.of(folder.existing(), starter)) {
            NewFile.write(
                    file,
                    out -> server.ask(Question.get("/api/v1/backup"), out),
                    BackupCommand::requireWhole);
        }
        spec.commandLine()
                .getErr()
                .println("All lists of %s are in %s.".formatted(folder.folder(), file));
    }

    /// An answer that was broken off has no directory at its end.
    private static void requireWhole(Path written) {
        try (ZipFile zip = new ZipFile(written.toFile())) {
            if (zip.size() > 0 && Files.size(written) > 0) {
                return;
            }
        } catch (IOException notWhole) {
            // told below
        }
        throw new ToolFailure("the server has broken off in the middle: its log may say why");
    }
}
