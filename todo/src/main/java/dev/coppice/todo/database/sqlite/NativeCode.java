package dev.coppice.todo.database.sqlite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/// SQLite itself, which is in the jar of its driver and has to be in a file to be loaded.
///
/// The driver would see to that too, but compares what it has written with the jar byte by byte,
/// which takes a tenth of a server's start, and leaves the file there when the JVM is killed.
final class NativeCode {

    private static final String FOLDER = "org.sqlite.lib.path";

    private static boolean isLoaded;

    private NativeCode() {}

    /// Loads it, once. If it cannot be written to a file, that is left to the driver, which says
    /// why.
    static synchronized void load() {
        if (!isLoaded && System.getProperty(FOLDER) == null) {
            try {
                loadFromJar();
            } catch (IOException e) {
                // the driver has the same trouble, and words for it
            }
        }
        isLoaded = true;
    }

    private static void loadFromJar() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        String place = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name;
        try (InputStream code = SQLiteJDBCLoader.class.getResourceAsStream(place)) {
            if (code == null) {
                return;
            }
            Path folder = Files.createTempDirectory("todo-sqlite");
            Path file = folder.resolve(name);
            try {
                Files.copy(code, file);
                load(folder);
            } finally {
                leaveNothing(file);
                leaveNothing(folder);
            }
        }
    }

    private static void load(Path folder) {
        System.setProperty(FOLDER, folder.toString());
        try {
            var _ = SQLiteJDBCLoader.initialize();
        } catch (Exception e) {
            // the driver tries again, and says why
        } finally {
            System.clearProperty(FOLDER);
        }
    }

    /// What is loaded needs no file any more, except on Windows, which holds on to it until the
    /// end.
    private static void leaveNothing(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }
}
