package dev.coppice.benchmarks.todo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.todo.Finding.Goal;
import dev.coppice.benchmarks.todo.Load.Client;
import dev.coppice.benchmarks.todo.Load.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.random.RandomGenerator;

/// Reading days of lists, beside the HTTP library when it answers the same text without looking.
record Reads(Plan plan) {

    private static final int CLIENTS = 28;
    private static final int ENTRIES = 5;
    private static final double PART = 0.6;
    private static final String DAY =
            String.join("\n", Collections.nCopies(ENTRIES, "2018-12-01 Dentist"));

    Finding measure() throws IOException, InterruptedException {
        int lists = plan.many(1_000, 20);
        try (ServerProcess server = ServerProcess.todo(plan, "reads", Duration.ofSeconds(60));
                ServerProcess constant = ServerProcess.constant(plan, DAY)) {
            new Load(server.port(), 64)
                    .run(
                            lists * ENTRIES,
                            number -> {
                                int[] next = {number};
                                return wire -> {
                                    int list = 1 + next[0] % lists;
                                    next[0] += 64;
                                    return Asking.add(wire, list, 1);
                                };
                            });
            Load ours = new Load(server.port(), CLIENTS);
            Load theirs = new Load(constant.port(), CLIENTS);
            ours.run(plan.warmUp(), _ -> client(lists));
            theirs.run(plan.warmUp(), _ -> client(lists));
            Rates rates = new Rates();
            for (int round = 0; round < plan.rounds(); round++) {
                rates.ours().add(ours.run(plan.round(), _ -> client(lists)).rate());
                rates.theirs().add(theirs.run(plan.round(), _ -> client(lists)).rate());
            }
            return rates.finding(
                    "read a day, 28 clients", "Helidon, a constant", new Goal.AtLeast(PART));
        }
    }

    private static Client client(int lists) {
        byte[] expected = DAY.getBytes(UTF_8);
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        return wire -> {
            Asking.read(wire, 1 + random.nextInt(lists), 1);
            if (!wire.isAnswered(expected)) {
                WrongResult.unlessEqual("a day", DAY, wire.body());
            }
            return Kind.READ;
        };
    }
}
