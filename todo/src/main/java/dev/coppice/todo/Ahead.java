package dev.coppice.todo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.database.sqlite.Sqlite;
import dev.coppice.todo.gate.Safety;
import dev.coppice.todo.json.Json;
import dev.coppice.todo.web.helidon.HelidonHttp;

/// What a server loads before its first answer: SQLite, what reads JSON, what speaks HTTP.
///
/// The time that a start takes is that in which code is loaded, and one thread loads one thing
/// after the other. So this is done beside what else there is to do, on a thread of its own.
final class Ahead {

    private Ahead() {}

    /// Begins to, and returns at once.
    static void load() {
        Thread.ofPlatform().daemon().name("ahead").start(Ahead::loadAll);
    }

    private static void loadAll() {
        try {
            Sqlite.load();
            var _ = Json.read("{}".getBytes(UTF_8));
            var _ = new HelidonHttp(Safety.HEADERS).rehearse();
        } catch (RuntimeException e) {
            // nobody has asked for it yet: whoever does hears of it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
