package dev.coppice.conformance.script;

import dev.coppice.process.ExitReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of a line that have not been read yet.
final class Words {

    private final Deque<String> left;

    private Words(Stream<String> words) {
        this.left = words.collect(Collectors.toCollection(ArrayDeque::new));
    }

    static Words of(String text) {
        return new Words(Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty()));
    }

    boolean isEmpty() {
        return left.isEmpty();
    }

    /// Takes the next word, which must be there; what it is stands in the complaint if it is not.
    String next(String what) {
        var word = left.poll();
        if (word == null) {
            throw new Misunderstood(what + " is missing");
        }
        return word;
    }

    String name() {
        return next("a name");
    }

    String word() {
        return next("a word");
    }

    ExitReason reason() {
        return ReasonWord.reason(next("a reason"));
    }

    Duration milliseconds() {
        return Duration.ofMillis(number(next("a number of milliseconds")));
    }

    /// Takes the next word, which is a constant of an enum in lower case.
    <E extends Enum<E>> E oneOf(Class<E> type, String what) {
        return oneOf(type, what, next(what));
    }

    /// Takes the words up to the next separator, and the separator.
    Words until(String separator) {
        var part = Stream.<String>builder();
        while (!left.isEmpty()) {
            var word = left.remove();
            if (word.equals(separator)) {
                break;
            }
            part.add(word);
        }
        return new Words(part.build());
    }

    /// Returns the value after making sure that every word has been read.
    <T> T last(T value) {
        if (!left.isEmpty()) {
            throw new Misunderstood("`" + String.join(" ", left) + "` is too much");
        }
        return value;
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String what, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> lower(constant).equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new Misunderstood("`" + word + "` is not " + what + known(type)));
    }

    private static String known(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(Words::lower)
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static int number(String word) {
        try {
            return Integer.parseUnsignedInt(word);
        } catch (NumberFormatException _) {
            throw new Misunderstood("`" + word + "` is not a number");
        }
    }

    /// Words that mean nothing; the message says why.
    static final class Misunderstood extends RuntimeException {
        Misunderstood(String problem) {
            super(problem);
        }
    }
}
