package dev.coppice.todo.tools;

import dev.coppice.todo.database.FolderLock;
import dev.coppice.todo.database.StorageException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `todo restore`.
@Command(
        name = "restore",
        description = {
            "Puts the lists of a backup where the server keeps them, while it is stopped.",
            "The backup is checked first. Lists that are there are moved to a folder beside them,"
                    + " and only if you say so. Tokens stay as they are."
        })
public final class RestoreCommand implements Runnable {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HHmmss").withZone(ZoneId.systemDefault());

    @Parameters(paramLabel = "FILE", description = "What backup has written.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "Moves the lists out of the way that are there.")
    private boolean replace;

    @Mixin private FolderOption folder = new FolderOption();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Server.Starter starter;

    /// A command that starts servers so, to check what it restores.
    public RestoreCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public void run() {
        Path target = folder.folder();
        FolderLock lock = locked(target);
        try (Backup backup = unpacked(target)) {
            CheckCommand.Found found = CheckCommand.found(backup.folder(), starter);
            if (!found.isFine()) {
                found.tell(spec.commandLine().getErr());
                throw new ToolFailure(file + " is damaged, and nothing was restored");
            }
            Optional<Path> before = moveAway(target);
            for (String name : backup.files()) {
                Files.move(backup.folder().resolve(name), target.resolve(name));
            }
            spec.commandLine()
                    .getErr()
                    .println("The lists of %s are in %s.".formatted(file, target));
            before.ifPresent(old ->
                    spec.commandLine()
                            .getErr()
                            .println("Those that were there are in " + old + "."));
        } catch (IOException e) {
            throw new ToolFailure("cannot restore %s: %s".formatted(file, Reason.of(e)));
        } finally {
            lock.letGo();
        }
    }

    private static FolderLock locked(Path target) {
        try {
            return FolderLock.of(target);
        } catch (StorageException e) {
            throw new ToolFailure(e.failure().message() + ": stop it first");
        }
    }

    /// On the same disk, so that they need only be moved.
    private Backup unpacked(Path target) throws IOException {
        return Backup.unpacked(file, Files.createTempDirectory(target, "restore-"));
    }

    private Optional<Path> moveAway(Path target) throws IOException {
        List<Path> there = new ArrayList<>();
        try (DirectoryStream<Path> lists = Files.newDirectoryStream(target, "lists-*.db*")) {
            lists.forEach(there::add);
        }
        if (there.isEmpty()) {
            return Optional.empty();
        }
        if (!replace) {
            throw new ToolFailure(
                    "there are lists in %s: say --replace to move them out of the way"
                            .formatted(target));
        }
        Path old = Files.createDirectory(target.resolve("before-" + MOMENT.format(Instant.now())));
        for (Path list : there) {
            Files.move(list, old.resolve(list.getFileName()));
        }
        return Optional.of(old);
    }
}
