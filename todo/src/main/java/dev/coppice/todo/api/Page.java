package dev.coppice.todo.api;

import java.util.List;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;

/// A part of many things.
///
/// @param more whether there are others behind them
record Page<T>(List<T> items, boolean more) {

    private static final int USUAL = 100;
    private static final int MOST = 1_000;

    /// The page that has those that were found, but for one that was looked for to see whether
    /// there is more.
    static <T> Page<T> of(List<T> found, int limit) {
        return found.size() > limit
                ? new Page<>(found.subList(0, limit), true)
                : new Page<>(found, false);
    }

    /// How many a request asks for.
    static int limit(Query query) {
        return query.has("limit") ? (int) query.number("limit", 1, MOST) : USUAL;
    }

    /// A cursor that was not made here.
    static BadRequest noCursor() {
        return new BadRequest("cursor", "is not the next of another page");
    }

    /// Writes where the next page begins.
    void writeNext(JsonGenerator json, Function<T, String> cursor) {
        json.writeName("next");
        if (more) {
            json.writeString(cursor.apply(items.getLast()));
        } else {
            json.writeNull();
        }
    }
}
