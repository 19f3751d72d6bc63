package dev.coppice.benchmarks;

import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.rows.Rows;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// What the command line asks for.
///
/// @param rows what to measure
/// @param growth whether to measure growth
/// @param micro whether to run the JMH benchmarks
/// @param todo whether to put load on the to-do server
/// @param peers by whom
/// @param rounds how many rounds
/// @param quick only run everything once, and judge nothing
/// @param json where to write everything
/// @param results where to write the results for people
/// @param task what to do at all
record Options(
        List<Row> rows,
        boolean growth,
        boolean micro,
        boolean todo,
        Set<Peer> peers,
        int rounds,
        boolean quick,
        Optional<Path> json,
        Optional<Path> results,
        Task task) {

    static final String GROWTH = "growth";
    static final String MICRO = "micro";
    static final String TODO = "todo";
    private static final int ROUNDS = 5;

    /// What the program is to do.
    enum Task {
        MEASURE,
        LIST,
        HELP
    }

    /// A command line that makes no sense.
    static final class Misuse extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Misuse(String message) {
            super(message);
        }
    }

    /// Reads the command line.
    ///
    /// @throws Misuse when it makes no sense
    static Options of(String... arguments) {
        Draft draft = new Draft();
        Deque<String> words = new ArrayDeque<>(List.of(arguments));
        while (!words.isEmpty()) {
            draft.read(words.removeFirst(), words);
        }
        return draft.done();
    }

    private static final class Draft {
        private final Set<Row> rows = new LinkedHashSet<>();
        private boolean growth;
        private boolean micro;
        private boolean todo;
        private Optional<Set<Peer>> peers = Optional.empty();
        private int rounds = ROUNDS;
        private boolean quick;
        private Optional<Path> json = Optional.empty();
        private Optional<Path> results = Optional.empty();
        private Task task = Task.MEASURE;

        private void read(String word, Deque<String> rest) {
            switch (word) {
                case "--help", "-h" -> task = Task.HELP;
                case "--list" -> task = Task.LIST;
                case "--quick" -> quick = true;
                case "--rounds" -> rounds = number(value(word, rest));
                case "--json" -> json = Optional.of(Path.of(value(word, rest)));
                case "--results" -> results = Optional.of(Path.of(value(word, rest)));
                case "--peers" -> peers = Optional.of(peers(value(word, rest)));
                case GROWTH -> growth = true;
                case MICRO -> micro = true;
                case TODO -> todo = true;
                default -> row(word);
            }
        }

        private void row(String word) {
            List<Row> meant =
                    Rows.ALL.stream()
                            .filter(row -> row.name().equals(word) || row.group().equals(word))
                            .toList();
            if (meant.isEmpty()) {
                throw new Misuse("there is no row or group " + word + "; see bin/bench --list");
            }
            rows.addAll(meant);
        }

        private Options done() {
            boolean all = rows.isEmpty() && !growth && !micro && !todo;
            return new Options(
                    all ? Rows.ALL : new ArrayList<>(rows),
                    all || growth,
                    all || micro,
                    all || todo,
                    peers.orElseGet(this::usualPeers),
                    quick ? 1 : rounds,
                    quick,
                    json,
                    results,
                    task);
        }

        /// Whether an option of ours works is seen in one row as well as in all.
        private Set<Peer> usualPeers() {
            return quick ? EnumSet.complementOf(EnumSet.of(Peer.OWN)) : EnumSet.allOf(Peer.class);
        }

        private static String value(String option, Deque<String> rest) {
            if (rest.isEmpty()) {
                throw new Misuse(option + " needs a value");
            }
            return rest.removeFirst();
        }

        private static int number(String word) {
            try {
                int number = Integer.parseInt(word);
                if (number > 0) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new Misuse("not a number of rounds: " + word);
        }

        private static Set<Peer> peers(String words) {
            Set<Peer> chosen = EnumSet.of(Peer.COPPICE);
            for (String word : words.split(",", -1)) {
                try {
                    chosen.add(Peer.valueOf(word.toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    throw new Misuse("no peer: " + word + "; use coppice, own, plain, pekko, beam");
                }
            }
            return chosen;
        }
    }
}
