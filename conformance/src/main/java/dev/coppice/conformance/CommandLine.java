package dev.coppice.conformance;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;

/// What the program was asked to do.
sealed interface CommandLine {

    record Help() implements CommandLine {}

    record Play(List<Path> files) implements CommandLine {}

    record Compare(long seed, int count) implements CommandLine {}

    /// Understands the arguments; throws [WrongUse] when they mean nothing.
    static CommandLine parse(List<String> arguments) {
        if (arguments.contains("--help") || arguments.contains("-h")) {
            return new Help();
        }
        if (arguments.contains("--against-beam")) {
            return compare(arguments);
        }
        arguments.stream()
                .filter(argument -> argument.startsWith("-"))
                .findFirst()
                .ifPresent(CommandLine::refuse);
        if (arguments.isEmpty()) {
            throw new WrongUse("which files? try bin/conformance --help");
        }
        return new Play(arguments.stream().map(Path::of).toList());
    }

    private static CommandLine compare(List<String> arguments) {
        long seed = 1;
        int count = 1000;
        var left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            var option = left.remove();
            switch (option) {
                case "--against-beam" -> {}
                case "--seed" -> seed = number(option, left);
                case "--count" -> count = number(option, left);
                default -> refuse(option);
            }
        }
        return new Compare(seed, count);
    }

    private static int number(String option, ArrayDeque<String> left) {
        var word = left.poll();
        try {
            return Integer.parseUnsignedInt(word == null ? "" : word);
        } catch (NumberFormatException _) {
            throw new WrongUse(option + " takes a number: try bin/conformance --help");
        }
    }

    private static void refuse(String option) {
        throw new WrongUse(option + " is not an option: try bin/conformance --help");
    }

    /// Arguments that mean nothing; the message says so.
    final class WrongUse extends RuntimeException {
        WrongUse(String problem) {
            super(problem);
        }
    }
}
