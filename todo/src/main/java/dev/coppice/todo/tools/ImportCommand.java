package dev.coppice.todo.tools;

import static java.time.temporal.ChronoUnit.MILLIS;

import dev.coppice.todo.ground.Digest;
import dev.coppice.todo.json.Json;
import dev.coppice.todo.tools.Server.Question;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// The command `todo import`.
@Command(
        name = "import",
        description = {
            "Adds the lists of an export, or those of the system of Elixir in Action, while the"
                    + " server runs or not.",
            "A list whose name is there already gets the entries at its end. To import the same file"
                    + " once more adds nothing that was added before, so what was broken off can be"
                    + " done again."
        })
public final class ImportCommand implements Runnable {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Parameters(
            paramLabel = "FILE",
            description =
                    "An export; or a folder in which the book's system keeps its lists, such as"
                            + " persist.")
    private Path file = Path.of("");

    @Option(names = "--again", description = "Adds what was added before once more.")
    private boolean again;

    @Mixin private FolderOption folder = new FolderOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Server.Starter starter;

    /// A command that starts servers so, if none runs.
    public ImportCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public void run() {
        String export = export();
        Instant begun = Instant.now().truncatedTo(MILLIS); // as the server keeps it
        String key = again ? UUID.randomUUID().toString() : digest(export);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try (Server server = Server.of(folder.folder(), starter)) {
            server.ask(Question.post("/api/v1/import", export).once("import " + key), answer);
        } catch (IOException e) {
            throw new ToolFailure("cannot hear the answer: " + Reason.of(e));
        }
        spec.commandLine().getErr().println(said(Json.read(answer.toByteArray()), begun));
    }

    private String said(JsonNode imported, Instant begun) {
        Optional<Instant> before =
                imported.path("imported_at")
                        .stringValueOpt()
                        .map(Instant::parse)
                        .filter(at -> at.isBefore(begun));
        if (before.isPresent()) {
            return "%s was imported before, %s: nothing is added (--again adds it once more)."
                    .formatted(file, MOMENT.format(before.get()));
        }
        return "%s is imported: %s, %s."
                .formatted(
                        file,
                        Counted.of(imported.path("lists").asLong(0), "list"),
                        Counted.of(imported.path("entries").asLong(0), "entry", "entries"));
    }

    private static String digest(String export) {
        return HexFormat.of().formatHex(Digest.of(export));
    }

    private String export() {
        try {
            if (Files.isDirectory(file)) {
                return BookImport.of(file, spec.commandLine().getErr());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new ToolFailure("cannot read %s: %s".formatted(file, Reason.of(e)));
        }
    }
}
