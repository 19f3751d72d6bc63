package dev.coppice.todo.database;

import static java.lang.System.Logger.Level.WARNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.coppice.todo.database.StorageFailure.FolderInUse;
import dev.coppice.todo.database.StorageFailure.Unusable;
import dev.coppice.todo.ground.Claimed;
import dev.coppice.todo.ground.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;

/// The right of this JVM to use a folder: a lock on a file in it, which the operating system takes
/// back when the JVM ends, however it ends. The file says which process has it.
public final class FolderLock implements Claimed {

    private static final System.Logger LOG = System.getLogger(FolderLock.class.getName());

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Locks a folder, and makes it if there is none.
    ///
    /// @throws StorageException when another server has it
    public static FolderLock of(Path folder) {
        Path file = folder.resolve("lock");
        try {
            Folders.makePrivate(folder);
            FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE);
            try {
                if (channel.tryLock() == null) {
                    throw inUse(folder, read(channel));
                }
                sayWho(channel);
                return new FolderLock(channel);
            } catch (OverlappingFileLockException | IOException | StorageException e) {
                channel.close();
                throw e;
            }
        } catch (OverlappingFileLockException e) {
            throw inUse(folder, "another to-do system in this process");
        } catch (IOException e) {
            throw new StorageException(Unusable.of(folder, e), e);
        }
    }

    @Override
    public void letGo() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StorageException inUse(Path folder, String by) {
        return new StorageException(new FolderInUse(folder, by));
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        String pid = UTF_8.decode(bytes.flip()).toString().strip();
        return pid.isEmpty() ? "another to-do server" : "another to-do server, process " + pid;
    }

    /// For people. When the disk is full nobody can be told, and the lock holds all the same.
    private static void sayWho(FileChannel channel) {
        try {
            // In this order: what takes the place of something takes no room.
            channel.truncate(channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"), 0));
        } catch (IOException full) {
            LOG.log(WARNING, "cannot write down who uses the folder: " + full.getMessage());
        }
    }
}
