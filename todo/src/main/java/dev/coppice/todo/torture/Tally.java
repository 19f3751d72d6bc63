package dev.coppice.todo.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// What has happened so far, as all clients together have seen it.
final class Tally {

    private static final int COMPLAINTS_SHOWN = 20;

    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final AtomicLong lastAnswer = new AtomicLong(System.nanoTime());
    private final AtomicLong longestSilence = new AtomicLong();

    /// Counts one of this kind.
    void count(String kind) {
        counts.computeIfAbsent(kind, _ -> new LongAdder()).increment();
    }

    long counted(String kind) {
        LongAdder count = counts.get(kind);
        return count == null ? 0 : count.sum();
    }

    /// The kinds that begin so, without that, and how many there are.
    Map<String, Long> startingWith(String prefix) {
        Map<String, Long> some = new ConcurrentSkipListMap<>();
        counts.forEach((kind, count) -> {
            if (kind.startsWith(prefix)) {
                some.put(kind.substring(prefix.length()), count.sum());
            }
        });
        return some;
    }

    /// Somebody had an answer just now.
    void answered() {
        long now = System.nanoTime();
        long silence = now - lastAnswer.getAndSet(now);
        longestSilence.accumulateAndGet(silence, Math::max);
    }

    /// The longest time in which nobody had one.
    Duration longestSilence() {
        return Duration.ofNanos(longestSilence.get());
    }

    /// A promise was broken, or something that should not be was seen.
    void complain(String what) {
        complaints.add(what);
    }

    boolean isWithoutComplaint() {
        return complaints.isEmpty();
    }

    /// What was complained about, the first of it.
    List<String> complaints() {
        List<String> first = new ArrayList<>(complaints.stream().limit(COMPLAINTS_SHOWN).toList());
        if (complaints.size() > COMPLAINTS_SHOWN) {
            first.add("and %d more".formatted(complaints.size() - COMPLAINTS_SHOWN));
        }
        return first;
    }
}
