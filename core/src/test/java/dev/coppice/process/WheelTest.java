package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelTest {

    private final Wheel wheel = new Wheel();
    private final List<Wheel.Entry> came = new ArrayList<>();

    private static final class Entry extends Wheel.Entry {}

    private Entry added(long due) {
        Entry entry = new Entry();
        wheel.add(entry, due);
        return entry;
    }

    private void advance(long to) {
        wheel.advance(to, came::add);
    }

    @Test
    void whatIsDueComesInTheOrderOfItsTicksHoweverFarAway() {
        List<Entry> entries = new ArrayList<>();
        for (long due = 1; due < 1L << 50; due *= 3) {
            entries.add(added(due));
        }
        while (wheel.next() != Wheel.NEVER) {
            int before = came.size();
            long next = wheel.next();
            advance(next);
            came.subList(before, came.size())
                    .forEach(entry -> assertThat(entry.due()).isEqualTo(next));
        }
        assertThat(came).isEqualTo(entries);
    }

    @Test
    void whatIsDueAtTheSameTickComesInTheOrderInWhichItWasAdded() {
        Entry first = added(5_000);
        advance(3_000);
        Entry second = added(5_000);
        advance(4_990);
        Entry third = added(5_000);
        advance(5_000);
        assertThat(came).containsExactly(first, second, third);
    }

    @Test
    void whatIsDueAlreadyComesNext() {
        advance(1_000);
        Entry late = added(10);
        assertThat(wheel.next()).isEqualTo(1_000);
        advance(1_000);
        assertThat(came).containsExactly(late);
    }

    @Test
    void anHourAwayIsLookedAtSixTimesAtMost() {
        added(3_600_000_000_000L >> 17);
        int looks = 0;
        for (; wheel.next() != Wheel.NEVER; looks++) {
            advance(wheel.next());
        }
        assertThat(looks).isLessThanOrEqualTo(6);
        assertThat(came).hasSize(1);
    }

    /// Against a list that is searched.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsLostNorEarlyNorLate(long seed) {
        var random = new SplittableRandom(seed);
        List<Entry> waiting = new ArrayList<>();
        long now = 0;
        for (int step = 0; step < 20_000; step++) {
            switch (random.nextInt(4)) {
                case 0, 1 -> waiting.add(added(now + random.nextLong(1L << random.nextInt(1, 40))));
                case 2 -> {
                    if (!waiting.isEmpty()) {
                        Entry gone = waiting.remove(random.nextInt(waiting.size()));
                        assertThat(wheel.remove(gone)).isTrue();
                        assertThat(wheel.remove(gone)).isFalse();
                    }
                }
                default -> {
                    now += random.nextLong(1L << random.nextInt(1, 30));
                    came.clear();
                    advance(now);
                    long then = now;
                    var due = waiting.stream().filter(entry -> entry.due() <= then).toList();
                    assertThat(came)
                            .isEqualTo(
                                    due.stream()
                                            .sorted(Comparator.comparingLong(Wheel.Entry::due))
                                            .toList());
                    waiting.removeAll(due);
                }
            }
        }
        assertThat(wheel.next() == Wheel.NEVER).isEqualTo(waiting.isEmpty());
    }
}
