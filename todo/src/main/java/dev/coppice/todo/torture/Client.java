package dev.coppice.todo.torture;

import static dev.coppice.process.Processes.sleep;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/// One of many clients: adds entries to lists that all share, reads them back, and remembers what
/// it was promised.
final class Client {

    static final List<String> LISTS =
            IntStream.range(0, 24).mapToObj(number -> "list " + number).toList();
    static final List<String> DAYS = List.of("2018-12-19", "2018-12-20");

    private static final Duration BREATH = Duration.ofMillis(20);
    private static final int ATTEMPTS_AFTER_THE_END = 2_000;

    private final String name;
    private final Web web;
    private final Random random;
    private final Tally tally;
    private final List<Promise> kept = new ArrayList<>();
    private final List<Promise> open = new ArrayList<>();

    Client(String name, Web web, long seed, Tally tally) {
        this.name = name;
        this.web = web;
        this.random = new Random(seed);
        this.tally = tally;
    }

    /// What clients were promised, in order, and what they asked for without ever being told.
    record Ledger(List<Promise> promised, List<Promise> unknown) {}

    /// Does what clients do until it is over.
    Ledger run(BooleanSupplier over) throws InterruptedException {
        for (int number = 0; !over.getAsBoolean(); number++) {
            String list = LISTS.get(random.nextInt(LISTS.size()));
            String day = DAYS.get(random.nextInt(DAYS.size()));
            if (random.nextBoolean()) {
                read(list, day);
            } else {
                add(new Promise(list, day, name + " " + number), over);
            }
        }
        return new Ledger(kept, open);
    }

    /// Adds an entry: mostly with a key, again and again until it is acknowledged; sometimes once,
    /// without.
    private void add(Promise entry, BooleanSupplier over) throws InterruptedException {
        boolean once = random.nextInt(4) == 0;
        Optional<String> key = once ? Optional.empty() : Optional.of(UUID.randomUUID().toString());
        int late = 0;
        while (late < ATTEMPTS_AFTER_THE_END) {
            if (web.add(entry, key)) {
                kept.add(entry);
                return;
            }
            sleep(BREATH);
            if (once) {
                break;
            }
            late += over.getAsBoolean() ? 1 : 0;
        }
        open.add(entry);
    }

    /// Reads a day of a list, which must have what was promised before, once.
    private void read(String list, String day) throws InterruptedException {
        Optional<String> text = web.entries(list, day);
        if (text.isEmpty()) {
            sleep(BREATH);
            return;
        }
        List<String> lines = text.get().lines().toList();
        for (Promise entry : kept) {
            if (entry.list().equals(list) && entry.day().equals(day)) {
                long times = lines.stream().filter(entry.line()::equals).count();
                if (times != 1) {
                    tally.complain("promised, and there %d times: %s".formatted(times, entry));
                }
            }
        }
    }
}
