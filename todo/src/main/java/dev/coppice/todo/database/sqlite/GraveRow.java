package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Tombstone;

/// What is left of a deleted entry, as a row.
final class GraveRow {

    static final String COLUMNS = "list, id, revision, at, checksum";

    static final String PUT =
            "INSERT OR REPLACE INTO tombstone (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?)";

    static final String DELETE = "DELETE FROM tombstone WHERE list = ? AND id = ?";

    static final String OF_LIST = "SELECT " + COLUMNS + " FROM tombstone WHERE list = ?";

    private GraveRow() {}

    static Row of(ListId list, Tombstone grave) {
        return Row.of(list.text(), grave.id(), grave.revision(), grave.at().toEpochMilli());
    }

    static Tombstone grave(Row row) {
        return new Tombstone(row.number(1), row.number(2), row.instant(3));
    }
}
