package dev.coppice.benchmarks.todo;

import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.todo.Finding.Goal;
import dev.coppice.benchmarks.todo.Load.Client;
import dev.coppice.benchmarks.todo.Load.Kind;
import dev.coppice.benchmarks.todo.Load.Outcome;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/// Adding, durably, by many clients to many lists, beside the same SQLite with a commit for each
/// row on the same disk.
///
/// What adding together brings depends on the disk. Where a flush takes next to nothing, so does a
/// commit of one row, and the rest of a request is what it costs to answer one over HTTP.
record Adds(Plan plan, Disk disk) {

    private static final int CLIENTS = 64;
    private static final double TIMES = 10;
    private static final Pattern COMMITS =
            Pattern.compile("(?m)^coppice_commit_changes_count (\\S+)$");

    Finding measure() throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.todoOn(disk, plan, "adds to " + disk.words());
                OneRow one = OneRow.in(plan.folder("rows of " + disk.words()), disk)) {
            Load load = new Load(server.port(), CLIENTS);
            long added = load.run(plan.warmUp(), this::client).answers();
            long commitsBefore = commits(server.port());
            long addedBefore = added;
            Rates rates = new Rates();
            Histogram latencies = new Histogram(3);
            for (int round = 0; round < plan.rounds(); round++) {
                rates.theirs().add(one.rate(plan.round()));
                Outcome outcome = load.run(plan.round(), this::client);
                rates.ours().add(outcome.rate());
                latencies.add(outcome.of(Kind.WRITE));
                added += outcome.answers();
            }
            double together =
                    (double) (added - addedBefore) / (commits(server.port()) - commitsBefore);
            WrongResult.unless("entries", added, Asking.entries(server.port()));
            return rates.finding(
                            "64 clients add to 1,000 lists, " + disk.words(),
                            "one row a commit",
                            new Goal.AtLeast(TIMES))
                    .noting(String.format(Locale.ROOT, "%.1f in a commit", together))
                    .with(Map.of("add, 64 clients, " + disk.words(), latencies));
        }
    }

    /// How many commits there were that wrote something.
    private static long commits(int port) throws IOException {
        try (Wire wire = Wire.to(port)) {
            Asking.expect(wire, 200, Wire.request("GET", "/metrics"));
            return COMMITS.matcher(wire.body())
                    .results()
                    .mapToLong(found -> (long) Double.parseDouble(found.group(1)))
                    .sum();
        }
    }

    private Client client(int number) {
        int lists = plan.many(1_000, 100);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        return wire -> Asking.add(wire, 1 + random.nextInt(lists), 1 + random.nextInt(31));
    }
}
