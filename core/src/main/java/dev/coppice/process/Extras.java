package dev.coppice.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What few processes have: kept apart so that the others need no room for it.
final class Extras {

    private static final int ANCESTORS = 8;

    private @Nullable String label;
    private @Nullable Map<Object, Object> dictionary;
    private List<Destination> lineage = List.of();
    private @Nullable List<Runnable> latecomers;
    private @Nullable OwnSignals own; // the process's own thread's
    private volatile @Nullable Limit limit; // of what its thread waits for
    final Owed owed = new Owed();

    synchronized Optional<String> label() {
        return Optional.ofNullable(label);
    }

    synchronized void label(String to) {
        label = to;
    }

    /// The process's own map (P-02); only its own thread asks for it.
    synchronized Map<Object, Object> dictionary() {
        if (dictionary == null) {
            dictionary = new HashMap<>();
        }
        return dictionary;
    }

    synchronized Map<Object, Object> copyOfDictionary() {
        return dictionary == null ? Map.of() : new LinkedHashMap<>(dictionary);
    }

    /// Asked for by the process's own thread.
    Limit limit() {
        Limit known = limit;
        if (known == null) {
            known = new Limit();
            limit = known;
        }
        return known;
    }

    void endLimit() {
        Limit known = limit;
        if (known != null) {
            known.end();
        }
    }

    OwnSignals own() {
        OwnSignals known = own;
        if (known == null) {
            known = new OwnSignals();
            own = known;
        }
        return known;
    }

    @Nullable OwnSignals ownIfAny() {
        return own;
    }

    /// The ancestors of the children of this process: one list for all of them, as long as it is
    /// called `nearest`.
    synchronized List<Destination> lineage(Destination nearest, List<Destination> further) {
        if (lineage.isEmpty() || !lineage.getFirst().equals(nearest)) {
            lineage =
                    Stream.concat(Stream.of(nearest), further.stream().limit(ANCESTORS - 1))
                            .toList();
        }
        return lineage;
    }

    /// Somebody who linked to or watched the process while it was ending: is told when it has gone.
    synchronized void late(Runnable told) {
        if (latecomers == null) {
            latecomers = new ArrayList<>(2);
        }
        latecomers.add(told);
    }

    synchronized List<Runnable> latecomers() {
        return latecomers == null ? List.of() : List.copyOf(latecomers);
    }

    /// The process has ended: what it was reports no more, and others may hold its pid for long.
    synchronized void forget() {
        dictionary = null;
        lineage = List.of();
        latecomers = null;
    }
}
