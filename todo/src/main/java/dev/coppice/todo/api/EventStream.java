package dev.coppice.todo.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.json.EntryJson;
import dev.coppice.todo.json.Json;
import dev.coppice.todo.json.ListJson;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.Tombstone;
import dev.coppice.todo.list.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/// Writes server-sent events about lists.
///
/// @param out where to
record EventStream(OutputStream out) {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    /// Where a client is that has heard an event; some events leave it where it was.
    record At(String id) {
        static final At SAME = new At("");
    }

    /// Says when to come again if the connection breaks.
    void begin() throws IOException {
        write("retry: " + AGAIN.toMillis() + "\n\n");
    }

    void list(At at, Summary list) throws IOException {
        event("list", at, Json.text(json -> ListJson.write(json, list)));
    }

    void reset(At at, Summary list) throws IOException {
        event("reset", at, Json.text(json -> ListJson.write(json, list)));
    }

    void reset(At at) throws IOException {
        event("reset", at, "{}");
    }

    void trace(At at, ListId list, Trace trace) throws IOException {
        switch (trace) {
            case Entry entry ->
                    event("entry", at, Json.text(json -> EntryJson.write(json, list, entry)));
            case Tombstone grave ->
                    event("deleted", at, Json.text(json -> EntryJson.write(json, list, grave)));
        }
    }

    /// Shows that somebody is there, and sends it at once.
    void heartbeat() throws IOException {
        write(":\n\n");
        flush();
    }

    void flush() throws IOException {
        out.flush();
    }

    /// The data is JSON, and so one line.
    private void event(String name, At at, String data) throws IOException {
        String id = at.equals(At.SAME) ? "" : "id: " + at.id() + "\n";
        write(id + "event: " + name + "\ndata: " + data + "\n\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(UTF_8));
    }
}
