package dev.coppice.todo.observe;

import dev.coppice.todo.gate.Audit.Visit;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// How many requests there were of each kind, and how long it took to answer them.
final class Requests {

    /// Methods that HTTP knows; anybody can think of more.
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    /// More kinds than there are, unless somebody makes up paths that are answered before anybody
    /// looks where they lead.
    static final int MOST = 500;

    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    Requests(MeterRegistry registry) {
        this.registry = registry;
    }

    /// What requests have in common that are counted together.
    private record Kind(String method, String route, int status) {

        static Kind of(Visit visit) {
            String method = visit.request().method();
            return new Kind(
                    METHODS.contains(method) ? method : "other",
                    Route.of(visit.request().path(), visit.status()),
                    visit.status());
        }

        Kind anywhere() {
            return new Kind(method, Route.NONE, status);
        }
    }

    /// Counts one.
    void count(Visit visit) {
        Kind kind = Kind.of(visit);
        Timer timer = timers.get(kind);
        if (timer == null) {
            Kind counted = timers.size() < MOST ? kind : kind.anywhere();
            timer = timers.computeIfAbsent(counted, this::timer);
        }
        timer.record(visit.time());
    }

    private Timer timer(Kind kind) {
        return Timer.builder("http.server.requests")
                .description("Requests, and how long it took to answer them")
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", String.valueOf(kind.status()))
                .register(registry);
    }
}
