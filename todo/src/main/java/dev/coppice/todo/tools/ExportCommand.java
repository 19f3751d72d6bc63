package dev.coppice.todo.tools;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.json.Exported;
import dev.coppice.todo.json.Malformed;
import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.tools.Server.Question;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The command `todo export`.
@Command(
        name = "export",
        description = {
            "Writes all lists and entries as JSON, while the server runs or not, for import here or"
                    + " elsewhere to read."
        })
public final class ExportCommand implements Runnable {

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "What to write. There must be none yet. Else standard output.")
    private Optional<Path> file = Optional.empty();

    @Mixin private FolderOption folder = new FolderOption();

    private final Server.Starter starter;

    /// A command that starts servers so, if none runs.
    public ExportCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public void run() {
        PrintStream out = System.out; // where a started server says what servers say
        try (Server server = Server.of(folder.existing(), starter)) {
            Question everything = Question.get("/api/v1/export");
            if (file.isPresent()) {
                NewFile.write(
                        file.get(), to -> server.ask(everything, to), ExportCommand::requireWhole);
            } else {
                server.ask(everything, out);
                out.write("\n".getBytes(UTF_8));
                out.flush();
            }
        } catch (IOException e) {
            throw new ToolFailure("cannot write to standard output: " + Reason.of(e));
        }
    }

    private static void requireWhole(Path written) throws IOException {
        try {
            Exported.read(Files.readAllBytes(written));
        } catch (Malformed | Invalid broken) {
            throw new ToolFailure("the server has broken off in the middle: its log may say why");
        }
    }
}
