package dev.coppice.process;

import dev.coppice.process.Wheel.Entry;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Entries of a wheel in the order in which they are due. They are chained, and sorted by merging:
/// for that no memory is needed.
final class DueList {

    private @Nullable Entry first;
    private @Nullable Entry last;

    void append(Entry entry) {
        if (last == null) {
            first = entry;
        } else {
            last.next = entry;
        }
        last = entry;
    }

    /// Hands all over, the earliest first; of two that are due together the one appended first.
    void forEach(Consumer<Entry> action) {
        Entry next;
        for (Entry each = sorted(first); each != null; each = next) {
            next = each.next;
            each.next = null; // whoever keeps it does not keep the others
            action.accept(each);
        }
    }

    @SuppressWarnings("NullAway") // the middle is behind the end, and that is there
    private static @Nullable Entry sorted(@Nullable Entry first) {
        if (first == null || first.next == null) {
            return first;
        }
        Entry middle = first;
        for (Entry end = first.next.next; end != null && end.next != null; end = end.next.next) {
            middle = middle.next;
        }
        Entry second = middle.next;
        middle.next = null;
        return merged(sorted(first), sorted(second));
    }

    private static @Nullable Entry merged(@Nullable Entry some, @Nullable Entry others) {
        Entry first = null;
        Entry last = null;
        Entry one = some;
        Entry other = others;
        while (one != null && other != null) {
            Entry earlier;
            if (other.due < one.due) {
                earlier = other;
                other = other.next;
            } else {
                earlier = one;
                one = one.next;
            }
            if (last == null) {
                first = earlier;
            } else {
                last.next = earlier;
            }
            last = earlier;
        }
        Entry rest = one == null ? other : one;
        if (last == null) {
            return rest;
        }
        last.next = rest;
        return first;
    }
}
