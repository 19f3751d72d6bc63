package dev.coppice.examples.chapter8;

import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.self;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import dev.coppice.process.ExitReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// To-do lists in a folder, each in a file that people can read:
///
/// ```text
/// list Alice
/// next 2
/// 1 2023-01-01 Persist me
/// ```
///
/// Whoever names a list does not choose where it is written: the file is called by the hash of the
/// name. A file appears whole or not at all, since it is written beside its place and then moved.
///
/// @param folder where the files are
public record ListFiles(Path folder) {

    private static final Object ONE_AT_A_TIME = new Object();

    /// The list of that name, if it was ever written.
    ///
    /// @throws IOException when it cannot be read
    public Optional<TodoList> read(String name) throws IOException {
        try {
            return Optional.of(parse(Files.readAllLines(file(name))));
        } catch (NoSuchFileException never) {
            return Optional.empty();
        }
    }

    /// Writes a list in place of the former one of that name.
    ///
    /// @throws IOException when it cannot be written; the former one is still there then
    public void write(String name, TodoList list) throws IOException {
        Path beside = Files.createTempFile(folder, "writing", ".tmp");
        try {
            Files.writeString(beside, text(name, list));
            replace(beside, file(name));
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /// The thread of a killed process may come as far as this while a new process has written the
    /// list already: so that no old list replaces a new one, moves are made one at a time, and only
    /// by the living.
    private static void replace(Path written, Path place) throws IOException {
        synchronized (ONE_AT_A_TIME) {
            if (!self().isAlive()) {
                throw exit(ExitReason.KILLED);
            }
            Files.move(written, place, ATOMIC_MOVE);
        }
    }

    private Path file(String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(name.getBytes(StandardCharsets.UTF_8));
            return folder.resolve(HexFormat.of().formatHex(hash) + ".list");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java has SHA-256", missing);
        }
    }

    private static String text(String name, TodoList list) {
        return list.entries().stream()
                .map(entry -> entry.id() + " " + entry.date() + " " + oneLine(entry.title()) + "\n")
                .collect(
                        Collectors.joining(
                                "",
                                "list " + oneLine(name) + "\nnext " + list.nextId() + "\n",
                                ""));
    }

    private static TodoList parse(List<String> lines) {
        int nextId = Integer.parseInt(lines.get(1).substring("next ".length()));
        return new TodoList(nextId, lines.stream().skip(2).map(ListFiles::entry).toList());
    }

    private static Entry entry(String line) {
        String[] parts = line.split(" ", 3);
        return new Entry(
                Integer.parseInt(parts[0]), LocalDate.parse(parts[1]), parts[2].translateEscapes());
    }

    /// The inverse of [String#translateEscapes].
    private static String oneLine(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }
}
