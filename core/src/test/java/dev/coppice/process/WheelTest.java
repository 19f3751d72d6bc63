package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WheelTest {

    private static final long TICK = 1 << 17;
    private static final long HOUR = 3_600_000_000_000L;

    private final Wheel wheel = new Wheel();
    private final List<Wheel.Entry> came = new ArrayList<>();

    private static final class Entry extends Wheel.Entry {
        private boolean over;

        private Entry(long due) {
            super(due);
        }

        @Override
        boolean isOver() {
            return over;
        }

        /// When the wheel gives it away: at the next tick.
        private long comes() {
            return (due / TICK + 1) * TICK;
        }
    }

    private Entry added(long due) {
        Entry entry = new Entry(due);
        wheel.add(entry);
        return entry;
    }

    private void advance(long to) {
        wheel.advance(to, came::add);
    }

    /// As its thread does. Returns how often it had to look.
    private int advanceToTheEnd() {
        int looks = 0;
        for (; wheel.next() != Wheel.NEVER; looks++) {
            advance(wheel.next());
        }
        return looks;
    }

    @Test
    void whatIsDueComesWithTheNextTickHoweverFarAway() {
        List<Entry> entries = new ArrayList<>();
        for (long due = 1; due < Long.MAX_VALUE / 4; due *= 3) {
            entries.add(added(due));
        }
        while (wheel.next() != Wheel.NEVER) {
            int before = came.size();
            long next = wheel.next();
            advance(next);
            came.subList(before, came.size())
                    .forEach(entry -> assertThat(((Entry) entry).comes()).isEqualTo(next));
        }
        assertThat(came).isEqualTo(entries);
    }

    @Test
    void whatComesWithOneTickComesInTheOrderInWhichItIsDue() {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            entries.add(added(100 * TICK + i * 37 % 100));
        }
        advance(101 * TICK);
        entries.sort(Comparator.comparingLong(entry -> entry.due));
        assertThat(came).isEqualTo(entries);
    }

    @Test
    void whatIsDueTogetherComesInTheOrderInWhichItWasAdded() {
        long due = 5_000 * TICK;
        Entry first = added(due);
        advance(3_000 * TICK);
        Entry second = added(due);
        advance(4_990 * TICK);
        Entry third = added(due);
        advance(5_001 * TICK);
        assertThat(came).containsExactly(first, second, third);
    }

    @Test
    void whatIsDueAlreadyComesNext() {
        advance(1_000 * TICK);
        Entry late = added(10 * TICK);
        assertThat(wheel.next()).isEqualTo(1_000 * TICK);
        advance(1_000 * TICK);
        assertThat(came).containsExactly(late);
    }

    @Test
    void whatIsDueAtTheEndOfTimeDoesNotCome() {
        added(Long.MAX_VALUE);
        assertThat(wheel.next()).isEqualTo(Wheel.NEVER);
        advance(Long.MAX_VALUE - TICK);
        assertThat(came).isEmpty();
    }

    @Test
    void anHourAwayIsLookedAtSixTimesAtMost() {
        added(HOUR);
        assertThat(advanceToTheEnd()).isLessThanOrEqualTo(6);
        assertThat(came).hasSize(1);
    }

    @Test
    void whoAddsHearsWhenTheWheelHasToBeAdvancedForIt() {
        advance(1_000 * TICK);
        for (long due = 1; due < HOUR; due *= 3) {
            Wheel other = new Wheel();
            other.advance(1_000 * TICK, came::add);
            assertThat(other.add(new Entry(due))).isEqualTo(other.next());
        }
    }

    @Test
    void whatIsOverDoesNotCome() {
        Entry over = added(HOUR);
        Entry comes = added(HOUR);
        over.over = true;
        advanceToTheEnd();
        assertThat(came).containsExactly(comes);
    }

    @Test
    void whatIsOverIsSweptOutAndTheOthersStay() {
        List<Entry> stay = new ArrayList<>();
        for (long due = 1; due < HOUR; due += HOUR / 1_000) {
            added(due).over = true;
            stay.add(added(due + 1));
            added(due + 2).over = true;
        }
        int slots = 1_000; // more than an hour has, and each may keep one
        assertThat(wheel.sweep()).isBetween(stay.size(), stay.size() + slots);
        advanceToTheEnd();
        assertThat(came).isEqualTo(stay);
    }

    @Test
    void whatWasSweptOutKeepsNoneOfTheOthers() throws Exception {
        var other = new WeakReference<>(added(HOUR));
        Entry over = added(HOUR);
        Entry last = added(HOUR);
        over.over = true;
        wheel.sweep();
        advanceToTheEnd();
        came.clear();
        for (int i = 0; i < 100 && other.get() != null; i++) {
            System.gc();
        }
        assertThat(other.get()).isNull();
        assertThat(List.of(over.isOver(), last.isOver())).containsExactly(true, false);
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
                case 0, 1 -> waiting.add(added(now + random.nextLong(1L << random.nextInt(1, 57))));
                case 2 -> {
                    if (!waiting.isEmpty()) {
                        waiting.remove(random.nextInt(waiting.size())).over = true;
                    }
                    if (random.nextInt(100) == 0) {
                        assertThat(wheel.sweep()).isGreaterThanOrEqualTo(waiting.size());
                    }
                }
                default -> {
                    now += random.nextLong(1L << random.nextInt(1, 47));
                    came.clear();
                    advance(now);
                    long then = now;
                    Predicate<Entry> isDue = entry -> entry.comes() <= then;
                    var due = waiting.stream().filter(isDue).toList();
                    assertThat(came)
                            .isEqualTo(
                                    due.stream()
                                            .sorted(Comparator.comparingLong(entry -> entry.due))
                                            .toList());
                    waiting.removeAll(due);
                }
            }
        }
        came.clear();
        advanceToTheEnd();
        assertThat(came).containsExactlyInAnyOrderElementsOf(waiting);
    }
}
