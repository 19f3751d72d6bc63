package dev.coppice.todo;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// One of many clients of a system that is being torn apart: adds entries of its own to lists that
/// all share, reads them back, and remembers what it was promised.
final class ChaosClient {

    /// An entry that this client, and no other, has tried to add.
    record Added(String list, String day, String title) {}

    static final List<String> DAYS = List.of("2018-12-19", "2018-12-20");
    static final List<String> LISTS =
            IntStream.range(0, 12).mapToObj(number -> "list " + number).toList();

    private static final int ATTEMPTS = 20;

    private final String name;
    private final HttpUser user;
    private final Random random;
    private final List<Added> acknowledged = new ArrayList<>();
    private final List<Added> uncertain = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private Duration longestWait = Duration.ZERO;
    private int reads;
    private int refusals;

    ChaosClient(String name, HttpUser user, long seed) {
        this.name = name;
        this.user = user;
        this.random = new Random(seed);
    }

    List<Added> acknowledged() {
        return acknowledged;
    }

    /// Entries that are there or not: the answer did not come.
    List<Added> uncertain() {
        return uncertain;
    }

    List<String> complaints() {
        return complaints;
    }

    Duration longestWait() {
        return longestWait;
    }

    int reads() {
        return reads;
    }

    /// How often it was told to come again, or the connection broke.
    int refusals() {
        return refusals;
    }

    /// Does what clients do until it is over.
    void run(BooleanSupplier over) {
        try {
            for (int i = 0; !over.getAsBoolean(); i++) {
                step(i);
            }
        } catch (Exception e) {
            complaints.add("stopped: " + e);
        }
    }

    private void step(int number) throws Exception {
        String list = LISTS.get(random.nextInt(LISTS.size()));
        String day = DAYS.get(random.nextInt(DAYS.size()));
        if (random.nextBoolean()) {
            add(new Added(list, day, name + " " + number), random.nextBoolean());
        } else {
            read(list, day);
        }
    }

    /// Adds an entry: tries again until it is acknowledged, with a key so that it is added once, or
    /// tries once without.
    private void add(Added entry, boolean persistently) throws Exception {
        String[] key =
                persistently ? new String[] {"Idempotency-Key", entry.title()} : new String[0];
        for (int attempt = 0; attempt < (persistently ? ATTEMPTS : 1); attempt++) {
            if (send(() -> user.add(entry.list(), entry.day(), entry.title(), key)).isPresent()) {
                acknowledged.add(entry);
                return;
            }
        }
        uncertain.add(entry);
    }

    /// Reads a day of a list, which must have what was acknowledged before, once.
    private void read(String list, String day) throws Exception {
        Optional<String> text = send(() -> user.entries(list, day));
        if (text.isPresent()) {
            reads++;
            List<String> lines = text.get().lines().toList();
            for (Added entry : acknowledged) {
                String line = entry.day() + " " + entry.title();
                if (entry.list().equals(list)
                        && entry.day().equals(day)
                        && lines.stream().filter(line::equals).count() != 1) {
                    complaints.add("not there once, though acknowledged: " + entry);
                }
            }
        }
    }

    private interface Asking {
        HttpResponse<String> ask() throws Exception;
    }

    /// What was answered, if it was a success.
    private Optional<String> send(Asking asking) throws Exception {
        long start = System.nanoTime();
        try {
            HttpResponse<String> answer = asking.ask();
            switch (answer.statusCode()) {
                case 200 -> {
                    return Optional.of(answer.body());
                }
                case 503 -> refusals++;
                default -> complaints.add(answer.statusCode() + ": " + answer.body());
            }
        } catch (HttpTimeoutException tooLong) {
            complaints.add("no answer within its limit");
        } catch (IOException broken) {
            refusals++;
        } finally {
            Duration wait = Duration.ofNanos(System.nanoTime() - start);
            longestWait = wait.compareTo(longestWait) > 0 ? wait : longestWait;
        }
        LockSupport.parkNanos(1_000_000); // leave the server some room to come back
        return Optional.empty();
    }
}
