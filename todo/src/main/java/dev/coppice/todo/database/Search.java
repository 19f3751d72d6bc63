package dev.coppice.todo.database;

import dev.coppice.todo.list.Due;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.Filter;
import dev.coppice.todo.list.ListId;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;

/// Which entries of all lists somebody wants to see.
///
/// @param after where the page before ended
/// @param limit how many at most
public record Search(Filter filter, Order order, Optional<Spot> after, int limit) {

    /// What comes first.
    public enum Order {
        /// What is due first; at the end what is not due at all.
        DUE,
        /// What was done last. Only what is done comes at all.
        DONE
    }

    /// An entry of a list.
    public record Found(ListId list, Entry entry) {

        /// Where it stands among all others.
        public Spot spot(Order order) {
            return switch (order) {
                case DUE ->
                        new Spot(
                                entry.due().map(due -> due.day().toString()).orElse(Spot.NEVER),
                                entry.due().flatMap(Due::time).map(LocalTime::toString).orElse(""),
                                list.text(),
                                entry.id());
                case DONE ->
                        new Spot(
                                Spot.latestFirst(entry.doneAt().orElseThrow().toEpochMilli()),
                                "",
                                list.text(),
                                entry.id());
            };
        }
    }

    /// A place in the order of all entries of all lists.
    public record Spot(String first, String second, String list, long entry)
            implements Comparable<Spot> {

        /// Sorts behind every day.
        public static final String NEVER = "9999-99-99";

        private static final Comparator<Spot> ORDER =
                Comparator.comparing(Spot::first)
                        .thenComparing(Spot::second)
                        .thenComparing(Spot::list)
                        .thenComparingLong(Spot::entry);

        /// Sorts a later moment before an earlier one.
        public static String latestFirst(long millis) {
            return "%016x".formatted(Long.MAX_VALUE - millis);
        }

        @Override
        public int compareTo(Spot other) {
            return ORDER.compare(this, other);
        }
    }
}
