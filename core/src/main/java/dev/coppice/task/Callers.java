package dev.coppice.task;

import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.util.List;
import java.util.stream.Stream;

/// Who asked for a task, and who asked for that: kept in the dictionary of its process (K-19).
final class Callers {

    private static final Object KEY = new Object();
    private static final int MOST = 8;

    private Callers() {}

    /// The callers of a task that the calling process asks for.
    static List<Pid> withSelf() {
        return Stream.concat(Stream.of(Processes.self()), ofSelf().stream().limit(MOST - 1))
                .toList();
    }

    @SuppressWarnings("unchecked") // put there by remember
    static List<Pid> ofSelf() {
        return (List<Pid>) Processes.dictionary().getOrDefault(KEY, List.of());
    }

    static void remember(List<Pid> callers) {
        Processes.dictionary().put(KEY, callers);
    }
}
