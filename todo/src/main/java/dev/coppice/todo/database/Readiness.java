package dev.coppice.todo.database;

import dev.coppice.todo.database.StorageFailure.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Whether changes could be kept just now: every worker is there, and there is room on the disk.
///
/// That there is room is tried by writing, since quotas and disks that can only be read do not show
/// otherwise.
public final class Readiness {

    private static final byte[] SOME = new byte[64 * 1024];

    /// However often somebody asks, the disk is not tried more often than that.
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Duration fresh;
    private final Path folder;
    private final Database database;
    private long triedAt;
    private List<String> lackingOnDisk = List.of();

    /// Of a database in a folder.
    public Readiness(Path folder, Database database) {
        this(folder, database, FRESH);
    }

    Readiness(Path folder, Database database, Duration fresh) {
        this.fresh = fresh;
        this.triedAt = System.nanoTime() - fresh.toNanos();
        this.folder = folder;
        this.database = database;
    }

    /// What is missing, each in words; nothing when changes can be kept.
    public List<String> lacking() {
        List<String> lacking = new ArrayList<>();
        IntStream.rangeClosed(1, database.workers())
                .filter(worker -> !database.runs(worker))
                .mapToObj("database worker %d is restarting"::formatted)
                .forEach(lacking::add);
        lacking.addAll(onDisk());
        return lacking;
    }

    private synchronized List<String> onDisk() {
        long now = System.nanoTime();
        if (now - triedAt >= fresh.toNanos()) {
            lackingOnDisk = tried();
            triedAt = now;
        }
        return lackingOnDisk;
    }

    private List<String> tried() {
        Path probe = folder.resolve("probe");
        try {
            try {
                Files.write(probe, SOME);
            } finally {
                Files.deleteIfExists(probe);
            }
            return List.of();
        } catch (IOException e) {
            return List.of(Unusable.of(folder, e).message());
        }
    }
}
