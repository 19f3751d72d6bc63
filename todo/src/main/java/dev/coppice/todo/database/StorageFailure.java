package dev.coppice.todo.database;

import dev.coppice.todo.ground.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Why storage did not do what was asked, in words for people.
public sealed interface StorageFailure extends Problem {

    /// What was stored is not what is read now.
    sealed interface Damaged extends StorageFailure {

        /// A row is not as it was written, or is gone.
        record Row(String list, String place, Path file, String detail) implements Damaged {
            @Override
            public String message() {
                return "list \"%s\" is damaged: %s in %s %s".formatted(list, place, file, detail);
            }
        }

        /// A page of a file, with rows of any lists, cannot be read.
        record Page(String list, Path file, String detail) implements Damaged {
            @Override
            public String message() {
                return "list \"%s\" is damaged: a page in %s is not readable: %s"
                        .formatted(list, file, detail);
            }
        }
    }

    /// There is no room on the disk.
    record Full(Path file) implements StorageFailure {
        @Override
        public String message() {
            return "the disk of %s is full".formatted(file);
        }
    }

    /// More is waiting to be written than can be written soon.
    record Overloaded(int waiting) implements StorageFailure {
        @Override
        public String message() {
            return "%d changes are waiting for the disk".formatted(waiting);
        }
    }

    /// Somebody else keeps lists in this folder just now.
    record FolderInUse(Path folder, String by) implements StorageFailure {
        @Override
        public String message() {
            return "folder %s is in use by %s".formatted(folder, by);
        }
    }

    /// The folder was made for another number of workers, so its lists would not be found.
    record OtherWorkers(Path folder, int recorded, int asked) implements StorageFailure {
        @Override
        public String message() {
            return "folder %s was made for %s, not for %d: start with --workers %d"
                    .formatted(folder, counted(recorded), asked, recorded);
        }

        private static String counted(int workers) {
            return workers == 1 ? "1 database worker" : workers + " database workers";
        }
    }

    /// The engine or the operating system said no.
    record Unusable(Path file, String detail) implements StorageFailure {
        /// What the operating system said, without the path that is told anyway.
        public static Unusable of(Path file, IOException e) {
            return new Unusable(
                    file,
                    switch (e) {
                        case AccessDeniedException _ -> "permission denied";
                        case FileAlreadyExistsException _ -> "it is a file, and no folder";
                        case NoSuchFileException _ -> "it cannot be made there";
                        case FileSystemException system when system.getReason() != null ->
                                system.getReason();
                        default -> e.getMessage() == null ? e.toString() : e.getMessage();
                    });
        }

        @Override
        public String message() {
            return "cannot use %s: %s".formatted(file, detail);
        }
    }
}
