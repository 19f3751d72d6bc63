package dev.coppice.todo.ground;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What can be done with whole folders.
public final class Folders {

    private static final System.Logger LOG = System.getLogger(Folders.class.getName());

    private Folders() {}

    /// Makes a folder, if there is none, that only this user of the machine can look into.
    public static void makePrivate(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath();
        if (!Files.isDirectory(absolute)) {
            Files.createDirectories(absolute.getParent());
            try {
                Files.createDirectory(absolute, onlyForMe("rwx------"));
            } catch (FileAlreadyExistsException e) {
                if (!Files.isDirectory(absolute)) {
                    throw e;
                } // somebody was faster
            }
        }
    }

    /// What a file or folder is made with that is nobody else's; nothing where there are no such
    /// permissions.
    ///
    /// @param permissions as `ls` shows them
    public static FileAttribute<?>[] onlyForMe(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

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
