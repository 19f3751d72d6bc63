package dev.coppice.todo.torture;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A disk that is soon full: a file with a file system in it, mounted, which takes root on Linux.
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 64 * 1024;

    /// The smallest there are. Whoever maps a file of such a disk into memory can have a page whose
    /// blocks are not all there, and when the disk is full a SIGBUS for writing to it.
    private static final String BLOCK_SIZE = "1024";

    private final Path image;
    private final Path folder;

    private SmallDisk(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /// Mounts a disk of so many megabytes; none where that is not permitted.
    static Optional<SmallDisk> mount(Path parent, int megabytes) throws IOException {
        Path image = parent.resolve("disk.img");
        Path folder = Files.createDirectory(parent.resolve("disk"));
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(megabytes * 1024L * 1024);
        }
        boolean mounted =
                runs("mkfs.ext4", "-q", "-F", "-m", "0", "-b", BLOCK_SIZE, image.toString())
                        && runs("mount", "-o", "loop", image.toString(), folder.toString());
        if (mounted) {
            return Optional.of(new SmallDisk(image, folder));
        }
        Files.delete(image);
        Files.delete(folder);
        return Optional.empty();
    }

    /// A folder on it.
    Path folder() {
        return folder;
    }

    /// Leaves no room on it.
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(ballast())) {
            for (int size = BLOCK; size > 0; ) {
                size = writes(out, block, size) ? size : size / 2;
            }
        } catch (IOException full) {
            // closing may find that out once more
        }
    }

    private static boolean writes(OutputStream out, byte[] block, int size) {
        try {
            out.write(block, 0, size);
            return true;
        } catch (IOException full) {
            return false;
        }
    }

    /// Makes room again.
    void empty() throws IOException {
        Files.deleteIfExists(ballast());
    }

    @Override
    public void close() throws IOException {
        if (runs("umount", folder.toString())) {
            Files.delete(image);
            Files.delete(folder);
        }
    }

    private Path ballast() {
        return folder.resolve("ballast");
    }

    private static boolean runs(String... command) {
        try {
            Process process =
                    new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
