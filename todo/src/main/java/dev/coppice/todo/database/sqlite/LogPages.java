package dev.coppice.todo.database.sqlite;

import java.nio.file.Path;

/// How many pages SQLite's log of a file may have before what is in it is moved to the file.
///
/// What is written to one page meanwhile is moved once. So with a log of 16,000 pages a change
/// takes a seventh less of the processors than with one of 4,000, if changes come to many lists.
/// But a log stays as long as it has been, and a small disk has better uses for its room.
final class LogPages {

    private static final int BYTES = 4_096;

    /// As many as SQLite takes on its own.
    private static final int FEWEST = 1_000;

    private static final int MOST = 16_000;

    /// The part of the room that one log may take.
    private static final int PART = 32;

    private LogPages() {}

    /// With as much room as the disk of a folder has now.
    static int in(Path folder) {
        return with(folder.toFile().getUsableSpace());
    }

    /// @param room in bytes
    static int with(long room) {
        return Math.clamp(room / PART / BYTES, FEWEST, MOST);
    }
}
