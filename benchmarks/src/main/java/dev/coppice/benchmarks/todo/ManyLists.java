package dev.coppice.benchmarks.todo;

import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.todo.Finding.Goal;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Many lists, each used once: what is left in memory when nobody has used them for a while.
record ManyLists(Plan plan) {

    private static final int CLIENTS = 64;
    private static final Duration EXPIRY = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// What a list may take of which only the directory knows.
    private static final double BYTES = 2_048;

    /// Those of an empty server, give or take connections.
    private static final double FEW = 20;

    private static final Pattern USED =
            Pattern.compile("(?m)^jvm_memory_used_bytes\\{area=\"heap\".*\\} (\\S+)$");
    private static final Pattern PROCESSES = Pattern.compile("(?m)^coppice_processes (\\S+)$");

    Finding measure() throws IOException, InterruptedException {
        int lists = plan.many(100_000, 500);
        try (ServerProcess server = ServerProcess.todo(plan, "many", EXPIRY)) {
            double empty = heap(server);
            double few = numbers(server.port(), PROCESSES) + FEW;
            Load load = new Load(server.port(), CLIENTS);
            load.run(
                    lists,
                    number -> {
                        int[] next = {number};
                        return wire -> {
                            int list = next[0];
                            next[0] += CLIENTS;
                            return Asking.add(wire, list, 1 + list % 31);
                        };
                    });
            double most = numbers(server.port(), PROCESSES);
            awaitProcesses(server.port(), few);
            double full = heap(server);
            WrongResult.unless("entries", lists, Asking.entries(server.port()));
            double each = Math.max(0, full - empty) / lists;
            return new Finding(
                    "%,d lists, when nobody uses them".formatted(lists),
                    String.format(
                            Locale.ROOT, "%,.0f B each, %.0f MB in all", each, full / 1_000_000),
                    String.format(
                            Locale.ROOT,
                            "empty: %.0f MB; %,.0f processes went",
                            empty / 1_000_000,
                            most - few),
                    plan.quick() ? Double.NaN : each / BYTES,
                    plan.quick() ? new Goal.None() : new Goal.AtMost(1),
                    Map.of());
        }
    }

    /// Waits until the servers of the lists have gone.
    private static void awaitProcesses(int port, double few) throws IOException {
        long start = System.nanoTime();
        while (numbers(port, PROCESSES) > few) {
            if (System.nanoTime() - start > PATIENCE.toNanos()) {
                WrongResult.unlessEqual("processes", "about " + few, numbers(port, PROCESSES));
            }
            LockSupport.parkNanos(100_000_000);
        }
    }

    private static double heap(ServerProcess server) throws IOException, InterruptedException {
        server.collectGarbage();
        server.collectGarbage();
        return numbers(server.port(), USED);
    }

    /// The sum of a number that the server tells.
    private static double numbers(int port, Pattern line) throws IOException {
        try (Wire wire = Wire.to(port)) {
            Asking.expect(wire, 200, Wire.request("GET", "/metrics"));
            return line.matcher(wire.body())
                    .results()
                    .map(MatchResult::group)
                    .mapToDouble(
                            found -> Double.parseDouble(found.substring(found.lastIndexOf(' '))))
                    .sum();
        }
    }
}
