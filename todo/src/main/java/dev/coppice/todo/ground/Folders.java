package dev.coppice.todo.ground;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What can be done with whole folders.
public final class Folders {

    private static final System.Logger LOG = System.getLogger(Folders.class.getName());

    private Folders() {}

    /// Deletes files, as far as they are there. Whoever comes next deletes what stays.
    public static void deleteEach(List<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.log(WARNING, "cannot delete " + file + ": " + e.getMessage());
            }
        }
    }

    /// Deletes a folder with everything in it.
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
