package dev.coppice.todo.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A key that a running server leaves in its folder, with its address, where only the folder's
/// owner can read it: so that tools can ask the server for what only the owner may have.
///
/// Whoever can read it could as well read the lists themselves.
public final class LocalKey {

    /// What tools show instead of a token: `Authorization: Folder todo_…`. It opens nothing else,
    /// so a tool that finds another server at the address is told.
    public static final String SCHEME = "Folder ";

    private final Path file;
    private volatile @Nullable Secret secret;

    private LocalKey(Path file) {
        this.file = file;
    }

    /// The key to this folder. There is none yet.
    public static LocalKey to(Path folder) {
        return new LocalKey(file(folder));
    }

    private static Path file(Path folder) {
        return folder.resolve("tools.key");
    }

    /// Makes the key, and leaves it in the folder.
    ///
    /// @param address where the server listens
    /// @throws AccessFailure when it cannot be kept
    public void leave(URI address) {
        Secret made = Secret.random();
        secret = made;
        try {
            PrivateFile.write(file, (address + "\n" + made.text() + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            throw new AccessFailure("cannot write %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// Takes it back.
    ///
    /// @throws AccessFailure when it cannot be deleted
    public void takeBack() {
        secret = null;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new AccessFailure("cannot delete %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// Whether somebody who shows this header has the key.
    public boolean opensTo(String authorization) {
        Secret key = secret;
        return key != null
                && authorization.startsWith(SCHEME)
                && Secret.of(authorization.substring(SCHEME.length()).strip())
                        .filter(shown -> shown.hasDigest(key.sha256()))
                        .isPresent();
    }

    /// What a server has left in this folder, which may have ended since.
    ///
    /// @throws AccessFailure when it cannot be read
    public static Optional<Left> leftIn(Path folder) {
        Path file = file(folder);
        try {
            List<String> lines = Files.readAllLines(file, UTF_8);
            return lines.size() == 2
                    ? Optional.of(new Left(URI.create(lines.getFirst()), lines.getLast()))
                    : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            throw new AccessFailure("cannot read %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /// The address of a server, and the key to it.
    ///
    /// @param secret never to be written down
    public record Left(URI address, String secret) {

        /// What is to be shown in the header `Authorization`.
        public String authorization() {
            return SCHEME + secret;
        }

        /// Says nothing of what is secret.
        @Override
        public String toString() {
            return "Left[address=" + address + "]";
        }
    }
}
