package dev.coppice.todo.database.sqlite;

import java.util.List;

/// How what lies before a moment is forgotten: first lists that are deleted, then what was changed.
final class Forgetting {

    private static final String GONE = "(SELECT id FROM list WHERE deleted_at < ?)";

    static final List<String> STATEMENTS =
            List.of(
                    "DELETE FROM entry WHERE list IN " + GONE,
                    "DELETE FROM tombstone WHERE list IN " + GONE,
                    "DELETE FROM change WHERE list IN " + GONE,
                    "DELETE FROM list WHERE deleted_at < ?",
                    "DELETE FROM tombstone WHERE at < ?",
                    "DELETE FROM change WHERE at < ?");

    private Forgetting() {}
}
