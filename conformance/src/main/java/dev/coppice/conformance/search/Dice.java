package dev.coppice.conformance.search;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Random choices that the same seed repeats.
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /// Returns a number between the two, both included.
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    /// Returns true once in so many times.
    boolean once(int times) {
        return random.nextInt(times) == 0;
    }

    /// Returns these seeds and then others, so many in all.
    List<Long> seeds(List<Long> first, int count) {
        return Stream.concat(first.stream(), Stream.generate(this::seed)).limit(count).toList();
    }

    /// One in four is 0.
    private long seed() {
        return once(4) ? 0 : between(1, Integer.MAX_VALUE - 1);
    }

    @SafeVarargs
    final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// Returns what a supplier answers, asked between so many and so many times.
    <T> Stream<T> several(int least, int most, Supplier<T> each) {
        return Stream.generate(each).limit(between(least, most));
    }
}
