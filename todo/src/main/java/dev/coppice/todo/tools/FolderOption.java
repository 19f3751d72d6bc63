package dev.coppice.todo.tools;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The option `--folder`, which the server and every tool have.
public final class FolderOption {

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            defaultValue = "${env:TODO_DB_FOLDER:-persist}",
            description = "Where the lists are kept. TODO_DB_FOLDER, else ./persist.")
    private Path folder = Path.of("");

    /// The folder that was asked for.
    public Path folder() {
        return folder;
    }
}
