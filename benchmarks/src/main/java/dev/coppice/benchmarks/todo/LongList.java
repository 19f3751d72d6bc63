package dev.coppice.benchmarks.todo;

import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.todo.Finding.Goal;
import dev.coppice.benchmarks.todo.Load.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Adding to a list that is long already, beside adding to one that was empty.
record LongList(Plan plan) {

    private static final int CLIENTS = 16;

    /// So much less is still the same.
    private static final double SAME = 0.8;

    Finding measure() throws IOException, InterruptedException {
        int entries = plan.many(100_000, 1_000);
        try (ServerProcess server = ServerProcess.todo(plan, "long", Duration.ofSeconds(60))) {
            importList(server.port(), entries);
            long added = add(server.port(), "list_0", plan.warmUp()).answers();
            Rates rates = new Rates();
            for (int round = 1; round <= plan.rounds(); round++) {
                Load.Outcome empty = add(server.port(), "list_" + round, plan.round());
                Load.Outcome full = add(server.port(), "list_long", plan.round());
                rates.theirs().add(empty.rate());
                rates.ours().add(full.rate());
                added += empty.answers() + full.answers();
            }
            WrongResult.unless("entries", entries + added, Asking.entries(server.port()));
            return rates.finding(
                    "add to a list of %,d".formatted(entries),
                    "to an empty one",
                    new Goal.AtLeast(SAME));
        }
    }

    private static void importList(int port, int entries) throws IOException {
        String all =
                IntStream.range(0, entries)
                        .mapToObj("{\"title\":\"entry %d\",\"due\":\"2018-12-19\"}"::formatted)
                        .collect(Collectors.joining(","));
        String list = "{\"name\":\"list_long\",\"entries\":[" + all + "]}";
        String export = "{\"format\":\"coppice-todo-1\",\"lists\":[" + list + "]}";
        try (Wire wire = Wire.to(port)) {
            Asking.expect(wire, 200, Wire.request("POST", "/api/v1/import", export));
        }
    }

    private static Load.Outcome add(int port, String list, Duration time)
            throws IOException, InterruptedException {
        byte[] request =
                Wire.request("POST", "/add_entry?list=" + list + "&date=2018-12-19&title=Dentist");
        return new Load(port, CLIENTS)
                .run(
                        time,
                        _ ->
                                wire -> {
                                    Asking.expect(wire, 200, request);
                                    return Kind.WRITE;
                                });
    }
}
