package dev.coppice.todo.api;

import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.database.Checkup;
import dev.coppice.todo.ground.Folders;
import dev.coppice.todo.web.Http.Body;
import dev.coppice.todo.web.Http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JsonGenerator;

/// What whoever looks after the server asks: for a backup, and whether all is as it was written.
record CaringApi(Lists lists) {

    List<Route> routes() {
        return List.of(
                new Route("GET", "/api/v1/backup", this::backup),
                new Route("GET", "/api/v1/check", this::check));
    }

    /// The files of all workers in a zip, which are copied before the answer begins: what goes
    /// wrong is told.
    private Response backup(Asked asked) {
        asked.query();
        Map<String, String> headers =
                Map.of(
                        "Content-Type",
                        "application/zip",
                        "Content-Disposition",
                        "attachment; filename=\"todo-backup.zip\"",
                        "Cache-Control",
                        "no-store");
        if (asked.request().method().equals("HEAD")) {
            return new Response(200, new Body.Text(""), headers);
        }
        List<Path> copies = lists.copies();
        return new Response(200, (Body.Stream) out -> send(copies, out), headers);
    }

    private static void send(List<Path> copies, OutputStream out) throws IOException {
        try {
            ZipOutputStream zip = new ZipOutputStream(out);
            for (int i = 0; i < copies.size(); i++) {
                zip.putNextEntry(new ZipEntry("lists-%d.db".formatted(i + 1)));
                Files.copy(copies.get(i), zip);
                zip.closeEntry();
            }
            zip.finish();
            zip.flush();
        } finally {
            Folders.deleteEach(copies);
        }
    }

    private Response check(Asked asked) {
        asked.query();
        Checkup checkup = lists.check();
        return Replies.json(json -> {
            json.writeStartObject();
            json.writeNumberProperty("lists", checkup.lists());
            json.writeNumberProperty("rows", checkup.rows());
            texts(json, "damaged", checkup.hurt());
            texts(json, "set_aside", checkup.aside());
            json.writeEndObject();
        });
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeName(name);
        json.writeStartArray();
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
