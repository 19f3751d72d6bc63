package dev.coppice.todo.database.sqlite;

import dev.coppice.todo.database.Kept;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.json.StepsJson;
import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A change of a list, and the key that it was asked for with, as a row.
final class ChangeRow {

    static final String COLUMNS =
            "list, revision, key, print, at, undoes, summary, steps, checksum";

    /// Unless there is one under the key.
    static final String INSERT =
            "INSERT INTO change ("
                    + COLUMNS
                    + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";

    static final String DELETE = "DELETE FROM change WHERE list = ? AND key = ?";

    static final String OF_KEY = "SELECT " + COLUMNS + " FROM change WHERE list = ? AND key = ?";

    /// Those of a list are in the order of their revisions, and the index has their places.
    static final String LAST =
            "SELECT "
                    + COLUMNS
                    + " FROM change WHERE rowid IN"
                    + " (SELECT rowid FROM change WHERE list = ? ORDER BY rowid DESC LIMIT ?)";

    static final String FIRST_REVISION =
            "SELECT revision FROM change WHERE rowid ="
                    + " (SELECT min(rowid) FROM change WHERE list = ?)";

    private ChangeRow() {}

    static Row of(ListId list, Key key, Change change) {
        @Nullable Long undoes =
                change.undoes().isPresent() ? (Long) change.undoes().getAsLong() : null;
        return Row.of(
                list.text(),
                change.revision(),
                key.text(),
                key.print(),
                change.at().toEpochMilli(),
                undoes,
                change.list().map(StepsJson::text).orElse(null),
                StepsJson.text(list, change.steps()));
    }

    static Kept kept(Row row) {
        return new Kept(new Key(row.text(2), row.text(3)), change(row));
    }

    static Change change(Row row) {
        return new Change(
                row.number(1),
                row.instant(4),
                row.maybeNumber(5).map(OptionalLong::of).orElse(OptionalLong.empty()),
                row.maybeText(6).map(StepsJson::list),
                StepsJson.steps(row.text(7)));
    }
}
