package dev.coppice.todo.tools;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.coppice.todo.ground.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// A file that is there when it is whole, and on the disk, and not before; only its owner can read
/// it.
final class NewFile {

    private NewFile() {}

    /// What writes it.
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /// Looks at what was written, before it gets its name.
    interface Test {
        void of(Path written) throws IOException;
    }

    /// Writes a file.
    ///
    /// @throws ToolFailure when there is one already, or it cannot be written
    static void write(Path file, Writing writing, Test test) {
        if (Files.exists(file)) {
            throw new ToolFailure(file + " is there already: choose another name, or delete it");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            part,
                            Set.of(CREATE, WRITE, TRUNCATE_EXISTING),
                            Folders.onlyForMe("rw-------"))) {
                OutputStream out = Channels.newOutputStream(channel);
                writing.to(out);
                out.flush();
                channel.force(true);
            }
            test.of(part);
            Files.move(part, file, ATOMIC_MOVE);
        } catch (IOException e) {
            delete(part);
            throw new ToolFailure("cannot write %s: %s".formatted(file, Reason.of(e)));
        } catch (RuntimeException e) {
            delete(part);
            throw e;
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            // it is called .part, so nobody takes it for whole
        }
    }
}
