package dev.coppice.todo.database;

import dev.coppice.todo.list.ListId;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// The part of a folder's lists that one worker keeps.
///
/// @param folder where all shares are
/// @param worker the number of the worker, from 1
/// @param workers how many share the folder
public record Share(Path folder, int worker, int workers) {

    static Stream<Share> all(Path folder, int workers) {
        return IntStream.rangeClosed(1, workers).mapToObj(n -> new Share(folder, n, workers));
    }

    /// The worker that keeps a list: always the same one, on every machine and in every run.
    static int workerOf(ListId list, int workers) {
        CRC32C hash = new CRC32C();
        hash.update(list.text().getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % workers) + 1;
    }

    /// Whether this share has a list.
    public boolean has(ListId list) {
        return workerOf(list, workers) == worker;
    }
}
