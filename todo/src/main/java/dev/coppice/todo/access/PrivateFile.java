package dev.coppice.todo.access;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.coppice.todo.ground.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// A value in a JSON file that only this user of the machine may read, and that several programs
/// may change, one after the other.
///
/// @param <T> what is in it
final class PrivateFile<T> {

    private final Path path;
    private final Class<T> type;
    private final T empty;
    private volatile Seen<T> seen;

    /// @param empty what is in it as long as there is no file
    PrivateFile(Path path, Class<T> type, T empty) {
        this.path = path;
        this.type = type;
        this.empty = empty;
        this.seen = new Seen<>(Optional.empty(), empty);
    }

    /// Whether there is such a file.
    boolean exists() {
        return Files.exists(path);
    }

    /// What is in it now. Reads the file only when it is another one than last time.
    ///
    /// @throws AccessFailure when it cannot be read
    T value() {
        try {
            Optional<Stamp> stamp = Stamp.of(path);
            Seen<T> last = seen;
            if (last.stamp().equals(stamp)) {
                return last.value();
            }
            T value =
                    stamp.isEmpty() ? empty : Json.MAPPER.readValue(Files.readAllBytes(path), type);
            seen = new Seen<>(stamp, value);
            return value;
        } catch (IOException | JacksonException e) {
            throw failure("read", e);
        }
    }

    /// Changes what is in it. When this returns, the disk has it.
    ///
    /// @throws AccessFailure when it cannot be kept
    synchronized void change(UnaryOperator<T> change) {
        try {
            Folders.makePrivate(path.toAbsolutePath().resolveSibling(""));
            try (FileChannel lock = FileChannel.open(sibling(path, ".lock"), CREATE, WRITE);
                    var _ = lock.lock()) {
                write(
                        path,
                        Json.MAPPER
                                .writerWithDefaultPrettyPrinter()
                                .writeValueAsBytes(change.apply(value())));
            }
        } catch (IOException | JacksonException e) {
            throw failure("change", e);
        }
    }

    /// Beside its place first: whoever reads finds the old one or the new one, and never half of
    /// it.
    static void write(Path path, byte[] bytes) throws IOException {
        Path fresh = sibling(path, ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(fresh, Folders.onlyForMe("rw-------"));
        try (FileChannel channel = FileChannel.open(fresh, WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        }
        Files.move(fresh, path, ATOMIC_MOVE, REPLACE_EXISTING);
    }

    private static Path sibling(Path path, String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    private AccessFailure failure(String what, Exception e) {
        return new AccessFailure("cannot %s %s: %s".formatted(what, path, e.getMessage()), e);
    }

    /// What was in the file when it looked like that.
    private record Seen<T>(Optional<Stamp> stamp, T value) {}

    /// Tells one file from the one that has taken its place.
    private record Stamp(Object key, long modified, long size) {

        static Optional<Stamp> of(Path path) throws IOException {
            try {
                var file = Files.readAttributes(path, BasicFileAttributes.class);
                Object key = Optional.ofNullable(file.fileKey()).orElse("");
                return Optional.of(
                        new Stamp(key, file.lastModifiedTime().to(NANOSECONDS), file.size()));
            } catch (NoSuchFileException none) {
                return Optional.empty();
            }
        }
    }

    /// Not loaded before there is a file: most servers have no tokens, and should start at once.
    private static final class Json {
        static final JsonMapper MAPPER =
                JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .build();
    }
}
