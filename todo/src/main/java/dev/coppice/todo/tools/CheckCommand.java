package dev.coppice.todo.tools;

import dev.coppice.todo.json.Json;
import dev.coppice.todo.tools.Server.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// The command `todo check`.
@Command(
        name = "check",
        description = {
            "Reads everything that is stored, compares it with its checksums, and says which list is"
                    + " damaged, while the server runs or not."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:everything is as it was written",
            "1:something is damaged, or could not be read",
            "2:did not understand the command line"
        })
public final class CheckCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "BACKUP",
            arity = "0..1",
            description = "A backup to check instead of the folder.")
    private Optional<Path> backup = Optional.empty();

    @Mixin private FolderOption folder = new FolderOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Server.Starter starter;

    /// A command that starts servers so, if none runs.
    public CheckCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() {
        if (backup.isEmpty()) {
            return of(folder.existing());
        }
        try {
            Path unpacked = Files.createTempDirectory("todo-check");
            try (Backup files = Backup.unpacked(backup.get(), unpacked)) {
                return of(files.folder());
            }
        } catch (IOException e) {
            throw new ToolFailure("cannot unpack %s: %s".formatted(backup.get(), Reason.of(e)));
        }
    }

    private int of(Path checked) {
        Found found = found(checked, starter);
        found.tell(spec.commandLine().getOut());
        return found.isFine() ? 0 : 1;
    }

    /// What is found in a folder.
    static Found found(Path folder, Server.Starter starter) {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Server server = Server.of(folder, starter)) {
            server.ask(Question.get("/api/v1/check"), answer);
        } catch (IOException e) {
            throw new ToolFailure("cannot hear the answer: " + Reason.of(e));
        }
        return new Found(Json.read(answer.toByteArray()));
    }

    /// What was found.
    record Found(JsonNode answer) {

        boolean isFine() {
            return answer.path("damaged").isEmpty();
        }

        void tell(PrintWriter out) {
            answer.path("set_aside").forEach(text -> out.println(text.asString()));
            answer.path("damaged").forEach(text -> out.println(text.asString()));
            out.println(
                    "%s of %s read: %s"
                            .formatted(
                                    Counted.of(answer.path("rows").asLong(0), "row"),
                                    Counted.of(answer.path("lists").asLong(0), "list"),
                                    isFine()
                                            ? "everything is as it was written."
                                            : "what is damaged stands above."));
            out.flush();
        }
    }
}
