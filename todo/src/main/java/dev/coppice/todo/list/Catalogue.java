package dev.coppice.todo.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/// All lists from afar. A value.
public final class Catalogue {

    private final String edition;
    private final long version;
    private final HashPMap<ListId, Listed> byId;
    private final HashPMap<String, ListId> byName;
    private final TreePMap<Shelf, ListId> inOrder;
    private final TreePMap<Long, ListId> byAge;

    private Catalogue(
            String edition,
            long version,
            HashPMap<ListId, Listed> byId,
            HashPMap<String, ListId> byName,
            TreePMap<Shelf, ListId> inOrder,
            TreePMap<Long, ListId> byAge) {
        this.edition = edition;
        this.version = version;
        this.byId = byId;
        this.byName = byName;
        this.inOrder = inOrder;
        this.byAge = byAge;
    }

    /// Without lists.
    ///
    /// @param edition tells this catalogue, and those that are made of it, from all others
    public static Catalogue empty(String edition) {
        return new Catalogue(
                edition,
                0,
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                TreePMap.empty(),
                TreePMap.empty());
    }

    /// The lists that are given. Should two have the same name, then the older one is found by it.
    ///
    /// @param edition tells this catalogue, and those that are made of it, from all others
    public static Catalogue of(String edition, Collection<Summary> lists) {
        Catalogue catalogue = empty(edition);
        for (Summary list : oldestFirst(lists)) {
            catalogue = catalogue.with(list);
        }
        return catalogue;
    }

    private static List<Summary> oldestFirst(Collection<Summary> lists) {
        return lists.stream()
                .sorted(Comparator.comparing(list -> list.heading().createdAt()))
                .toList();
    }

    /// Tells this catalogue, and those that are made of it, from all others.
    public String edition() {
        return edition;
    }

    /// How often a list has changed in this edition.
    public long version() {
        return version;
    }

    /// The list of a name, if there is one.
    public Optional<ListId> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /// A list, even a deleted one.
    public Optional<Summary> get(ListId list) {
        return Optional.ofNullable(byId.get(list)).map(Listed::summary);
    }

    /// Lists by name: those that are there, or those that are deleted.
    ///
    /// @param after where the page before ended
    /// @param limit how many at most
    public List<Summary> page(boolean deleted, Optional<Summary> after, int limit) {
        List<Summary> page = new ArrayList<>();
        for (ListId next :
                after.map(last -> inOrder.tailMap(Shelf.of(last), false))
                        .orElse(inOrder)
                        .values()) {
            if (page.size() == limit) {
                break;
            }
            get(next).filter(list -> list.isDeleted() == deleted).ifPresent(page::add);
        }
        return page;
    }

    /// Lists that have changed since a version, the last change last.
    public List<Summary> since(long version) {
        return byAge.tailMap(version, false).values().stream()
                .flatMap(list -> get(list).stream())
                .toList();
    }

    /// The same, with a list as it is now. What is older than what is known changes nothing.
    public Catalogue with(Summary list) {
        Optional<Listed> known = Optional.ofNullable(byId.get(list.id()));
        Optional<Summary> before = known.map(Listed::summary);
        if (before.filter(seen -> seen.revision() >= list.revision()).isPresent()) {
            return this;
        }
        long next = version + 1;
        boolean moved = before.filter(seen -> seen.heading().equals(list.heading())).isEmpty();
        TreePMap<Long, ListId> others =
                known.map(listed -> byAge.minus(listed.version())).orElse(byAge);
        return new Catalogue(
                edition,
                next,
                byId.plus(list.id(), new Listed(list, next)),
                moved ? named(before, list) : byName,
                moved ? shelved(before, list) : inOrder,
                others.plus(next, list.id()));
    }

    private HashPMap<String, ListId> named(Optional<Summary> before, Summary list) {
        HashPMap<String, ListId> others =
                before.filter(seen -> list.id().equals(byName.get(seen.name())))
                        .map(seen -> byName.minus(seen.name()))
                        .orElse(byName);
        return list.isDeleted() || others.containsKey(list.name())
                ? others
                : others.plus(list.name(), list.id());
    }

    private TreePMap<Shelf, ListId> shelved(Optional<Summary> before, Summary list) {
        return before.map(seen -> inOrder.minus(Shelf.of(seen)))
                .orElse(inOrder)
                .plus(Shelf.of(list), list.id());
    }

    private record Listed(Summary summary, long version) {}

    /// Where a list stands among all others.
    private record Shelf(String folded, String name, ListId list) implements Comparable<Shelf> {

        private static final Comparator<Shelf> ORDER =
                Comparator.comparing(Shelf::folded)
                        .thenComparing(Shelf::name)
                        .thenComparing(Shelf::list);

        static Shelf of(Summary list) {
            return new Shelf(Text.folded(list.name()), list.name(), list.id());
        }

        @Override
        public int compareTo(Shelf other) {
            return ORDER.compare(this, other);
        }
    }
}
