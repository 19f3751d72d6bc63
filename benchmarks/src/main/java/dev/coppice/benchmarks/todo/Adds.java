package dev.coppice.benchmarks.todo;

import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.todo.Finding.Goal;
import dev.coppice.benchmarks.todo.Load.Client;
import dev.coppice.benchmarks.todo.Load.Kind;
import dev.coppice.benchmarks.todo.Load.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.HdrHistogram.Histogram;

/// Adding, durably, by many clients to many lists, beside the same SQLite with a commit for each
/// row.
record Adds(Plan plan) {

    private static final int CLIENTS = 64;
    private static final double TIMES = 10;

    Finding measure() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.todo(plan, "adds", Duration.ofSeconds(60));
                OneRow one = OneRow.in(plan.folder("one-row"))) {
            Load load = new Load(server.port(), CLIENTS);
            long added = load.run(plan.warmUp(), this::client).answers();
            Rates rates = new Rates();
            Histogram latencies = new Histogram(3);
            for (int round = 0; round < plan.rounds(); round++) {
                rates.theirs().add(one.rate(plan.round()));
                Outcome outcome = load.run(plan.round(), this::client);
                rates.ours().add(outcome.rate());
                latencies.add(outcome.of(Kind.WRITE));
                added += outcome.answers();
            }
            WrongResult.unless("entries", added, Asking.entries(server.port()));
            return rates.finding(
                            "add to 1,000 lists, 64 clients",
                            "one row a commit",
                            new Goal.AtLeast(TIMES))
                    .with(Map.of("add, 64 clients", latencies));
        }
    }

    private Client client(int number) {
        int lists = plan.many(1_000, 100);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        return wire -> Asking.add(wire, 1 + random.nextInt(lists), 1 + random.nextInt(31));
    }
}
