package dev.coppice.benchmarks.todo;

import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.todo.Load.Client;
import dev.coppice.benchmarks.todo.Load.Kind;
import dev.coppice.benchmarks.todo.Load.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.random.RandomGenerator;

/// The load that the book puts on its system: days of December in a thousand lists, four reads to
/// one write, 28 connections.
record Mix(Plan plan) {

    private static final int CONNECTIONS = 28;
    private static final int READS_TO_A_WRITE = 4;

    Finding measure() throws IOException, InterruptedException {
        Duration time = plan.quick() ? plan.round() : Duration.ofSeconds(30);
        try (ServerProcess server = ServerProcess.todo(plan, "mix", Duration.ofSeconds(60))) {
            Load load = new Load(server.port(), CONNECTIONS);
            Outcome before = load.run(plan.warmUp(), this::client);
            Outcome outcome = load.run(time, this::client);
            WrongResult.unless(
                    "entries",
                    before.answers(Kind.WRITE) + outcome.answers(Kind.WRITE),
                    Asking.entries(server.port()));
            return new Finding(
                            "the book's mix",
                            Finding.perSecond(outcome.rate()),
                            "",
                            Double.NaN,
                            new Finding.Goal.None(),
                            Map.of())
                    .with(
                            Map.of(
                                    "mix, read", outcome.of(Kind.READ),
                                    "mix, write", outcome.of(Kind.WRITE)));
        }
    }

    private Client client(int number) {
        int lists = plan.many(1_000, 20);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        int[] asked = {number};
        return wire -> {
            int list = 1 + random.nextInt(lists);
            int day = 1 + random.nextInt(31);
            return asked[0]++ % (READS_TO_A_WRITE + 1) == 0
                    ? Asking.add(wire, list, day)
                    : Asking.read(wire, list, day);
        };
    }
}
