package dev.coppice.todo.observe;

import static java.lang.System.Logger.Level.INFO;

import dev.coppice.todo.gate.Audit;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Writes a line of JSON for each request: who asked what, how it was answered, how long that took.
/// Queries and headers are left out, as people's titles and secrets are there.
///
/// @param clock what time it is
public record RequestLog(InstantSource clock) implements Audit {

    private static final System.Logger LOG = System.getLogger("dev.coppice.todo.requests");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public void hear(Visit visit) {
        LOG.log(INFO, line(visit));
    }

    String line(Visit visit) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("remote", visit.request().remote());
        visit.caller().ifPresent(name -> fields.put("caller", name));
        fields.put("method", visit.request().method());
        fields.put("path", visit.request().path());
        fields.put("status", visit.status());
        fields.put("millis", Math.ceil(visit.time().toNanos() / 1_000.0) / 1_000);
        return JSON.writeValueAsString(fields);
    }
}
