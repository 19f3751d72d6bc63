package dev.coppice.benchmarks.todo;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;

/// Clients who ask a server, each one thing after the other, for some time.
///
/// @param clients how many, each on a connection of its own
record Load(int port, int clients) {

    private static final int DIGITS = 3;

    /// What a request was for.
    enum Kind {
        READ,
        WRITE
    }

    /// Asks one thing, and makes sure that the answer is right.
    interface Client {
        Kind ask(Wire wire) throws IOException;
    }

    /// What came of it.
    ///
    /// @param latencies of single requests, in nanoseconds
    record Outcome(Map<Kind, Histogram> latencies, double seconds) {

        /// How many requests were answered.
        long answers() {
            return latencies.values().stream().mapToLong(Histogram::getTotalCount).sum();
        }

        long answers(Kind kind) {
            return of(kind).getTotalCount();
        }

        /// The latencies of requests of a kind.
        Histogram of(Kind kind) {
            return requireNonNull(latencies.get(kind));
        }

        /// How many requests were answered in a second.
        double rate() {
            return answers() / seconds;
        }
    }

    /// Has clients ask for so long.
    ///
    /// @param client the one of a number from 0
    Outcome run(Duration time, IntFunction<Client> client)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = start + time.toNanos();
        return run(client, (_, _) -> System.nanoTime() - end < 0);
    }

    /// Has clients ask so many things, all together.
    Outcome run(int requests, IntFunction<Client> client) throws IOException, InterruptedException {
        return run(client, (number, asked) -> number + asked * clients < requests);
    }

    private interface Going {
        boolean on(int client, int asked);
    }

    private Outcome run(IntFunction<Client> client, Going going)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Map<Kind, Histogram>>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                int number = i;
                all.add(threads.submit(() -> ask(number, client.apply(number), going)));
            }
            Map<Kind, Histogram> latencies = none();
            for (Future<Map<Kind, Histogram>> each : all) {
                each.get().forEach((kind, some) -> requireNonNull(latencies.get(kind)).add(some));
            }
            return new Outcome(latencies, (System.nanoTime() - start) / 1e9);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        }
    }

    private Map<Kind, Histogram> ask(int number, Client client, Going going) throws IOException {
        Map<Kind, Histogram> latencies = none();
        try (Wire wire = Wire.to(port)) {
            for (int asked = 0; going.on(number, asked); asked++) {
                long before = System.nanoTime();
                Kind kind = client.ask(wire);
                requireNonNull(latencies.get(kind)).recordValue(System.nanoTime() - before);
            }
        }
        return latencies;
    }

    private static Map<Kind, Histogram> none() {
        Map<Kind, Histogram> latencies = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            latencies.put(kind, new Histogram(DIGITS));
        }
        return latencies;
    }
}
