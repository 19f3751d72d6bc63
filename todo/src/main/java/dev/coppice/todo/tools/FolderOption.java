package dev.coppice.todo.tools;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option `--folder`, which the server and every tool have.
public final class FolderOption {

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "${env:TODO_DB_FOLDER:-persist}",
            description = {"Where the lists are kept.", "TODO_DB_FOLDER, else ./persist."})
    private Path folder = Path.of("");

    /// The folder that was asked for, in which there is something already.
    ///
    /// @throws ToolFailure when there is no such folder
    Path existing() {
        if (!Files.isDirectory(folder)) {
            throw new ToolFailure(
                    "there is no folder %s: say --folder and where the lists are"
                            .formatted(folder));
        }
        return folder;
    }

    /// The folder that was asked for.
    public Path folder() {
        return folder;
    }
}
