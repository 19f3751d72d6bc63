package dev.coppice.todo.cache;

import dev.coppice.process.Pid;
import dev.coppice.todo.database.Checkup;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Search;
import dev.coppice.todo.database.Search.Found;
import dev.coppice.todo.database.StorageException;
import dev.coppice.todo.ground.Folders;
import dev.coppice.todo.list.Action;
import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Match;
import dev.coppice.todo.list.Place;
import dev.coppice.todo.list.Refusal;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The lists as a process sees that only wants to use them: parts of the system that are being
/// restarted do not show, unless it takes long.
///
/// A request that meets a process on its way out is made again, after a moment. That is safe for
/// changes too, since the same key changes once.
///
/// Every method throws [Unavailable] when nobody could say in time, and a
/// [dev.coppice.todo.database.StorageException] when storage failed.
///
/// @param cache whom to ask
/// @param limit how long a request may take, all attempts together
public record Lists(TodoCache cache, Duration limit) {

    /// All lists as they are now.
    public Catalogue all() {
        return new Attempts(limit).run(_ -> Optional.of(Directory.catalogue()));
    }

    /// All lists as soon as one has changed since this catalogue; as they are when the time is up.
    public Catalogue allAfter(Catalogue known, Duration patience) {
        try {
            return new Attempts(patience)
                    .run(left -> Optional.of(Directory.catalogueAfter(known, left)));
        } catch (Unavailable timeIsUp) {
            return all();
        }
    }

    /// A list as it is now; one that is not there has no heading, or is deleted.
    public TodoList list(ListId list) {
        return isKnown(list) ? list(list, list.text()) : TodoList.none(list);
    }

    /// Whether there is, or was, such a list. For one that nobody has made no server is started.
    private boolean isKnown(ListId list) {
        return new Attempts(limit)
                .run(_ ->
                        Optional.of(
                                TodoServer.of(list).isPresent()
                                        || Directory.catalogue().get(list).isPresent()));
    }

    private TodoList list(ListId list, String called) {
        return new Attempts(limit)
                .run(left -> cache.server(list, called).map(server -> server.list(left)));
    }

    /// A list as soon as it is at a later revision; as it is when the time is up.
    public TodoList listAfter(ListId list, long revision, Duration patience) {
        try {
            return new Attempts(patience)
                    .run(left -> cache.server(list).map(to -> to.listAfter(revision, left)));
        } catch (Unavailable timeIsUp) {
            return list(list);
        }
    }

    /// Changes a list; what is answered is committed.
    public Answer change(ListId list, Key key, Action action) {
        if (!isKnown(list)) {
            return new Answer.Refused(new Refusal.NoSuchList());
        }
        return new Attempts(limit)
                .run(left -> cache.server(list).flatMap(to -> change(to, key, action, left)));
    }

    /// Creates a list.
    public Answer create(String name, Key key) {
        ListId list = ListId.from("key " + key.text());
        Optional<ListId> holder = all().named(name);
        return holder.isPresent() && !isKnown(list)
                ? new Answer.Refused(new Refusal.Exists(holder.get()))
                : named(list, name, key, new Action.Create(name));
    }

    /// Gives a list another name.
    public Answer rename(ListId list, String name, Match match, Key key) {
        return named(list, name, key, new Action.Rename(name, match));
    }

    /// Takes back the deletion of a list.
    public Answer restore(ListId list, Key key) {
        Action.Restore restore = new Action.Restore();
        return all().get(list)
                .map(known -> named(list, known.name(), key, restore))
                .orElseGet(() -> change(list, key, restore));
    }

    /// Does something after which a list has a name that nobody else may have.
    private Answer named(ListId list, String name, Key key, Action action) {
        return new Attempts(limit)
                .run(left ->
                        cache.server(list, name)
                                .flatMap(to -> named(to, list, name, key, action, left)));
    }

    private static Optional<Answer> named(
            TodoServer server, ListId list, String name, Key key, Action action, Duration left) {
        Pid pid = server.process();
        ListId holder = Directory.claim(name, list, pid, left);
        if (!holder.equals(list)) {
            return change(server, key, new Action.Deny(new Refusal.Exists(holder)), left);
        }
        Optional<Answer> answer = change(server, key, action, left);
        if (answer.isPresent() && !(answer.get() instanceof Answer.Changed)) {
            Directory.release(name, list);
        }
        return answer;
    }

    private static Optional<Answer> change(
            TodoServer server, Key key, Action action, Duration left) {
        return switch (server.change(key, action, left)) {
            case Answer.Again() -> Optional.empty();
            case Answer.Busy() ->
                    throw new Unavailable("too many changes of this list are waiting", null);
            case Answer.Failed(var why) -> throw new StorageException(why);
            case Answer answer -> Optional.of(answer);
        };
    }

    /// Adds an entry to the list of a name, which is created if there is none.
    public Answer add(String list, Key key, Content content) {
        Action add = new Action.Add(content, false, new Place.Last());
        return new Attempts(limit)
                .run(_ -> {
                    ListId id = named(list);
                    Answer answer = change(id, key, add);
                    // Deleted or renamed just now.
                    boolean gone = answer.equals(new Answer.Refused(new Refusal.NoSuchList()));
                    return gone ? Optional.empty() : Optional.of(answer);
                });
    }

    /// The list of a name, which is created if there is none.
    public ListId named(String name) {
        Catalogue all = all();
        Optional<ListId> there = all.named(name);
        if (there.isPresent()) {
            return there.get();
        }
        ListId id = candidate(name, all);
        return switch (named(id, name, Key.of("create", name), new Action.Create(name))) {
            case Answer.Refused(Refusal.Exists(var faster)) -> faster;
            default -> id;
        };
    }

    /// The entries of a day of the list of a name, in the order added; none if there is no such
    /// list.
    public Collection<Entry> entries(String list, LocalDate date) {
        Catalogue all = all();
        TodoList found = list(all.named(list).orElseGet(() -> candidate(list, all)), list);
        return found.isThere() ? found.on(date) : List.of();
    }

    /// The id that a list gets if it is created by its name alone: always the same one, unless a
    /// list has it that was renamed or deleted.
    private static ListId candidate(String name, Catalogue all) {
        return Stream.iterate(0, n -> n + 1)
                .map(n -> ListId.from("name " + n + " " + name))
                .filter(id -> all.get(id).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /// A list as it is committed, for whoever wants to read it once: it does not stay in memory.
    public Optional<TodoList> stored(ListId list) {
        return new Attempts(limit).run(_ -> Optional.of(cache.database().list(list).orThrow()));
    }

    /// What is found when everything is read that is stored, which may take long.
    public Checkup check() {
        return new Attempts(limit).run(_ -> Optional.of(cache.database().check()));
    }

    /// Copies of everything that is stored, as files that are to be deleted: each as it is at one
    /// moment, and none of the moments before this one.
    public List<Path> copies() {
        List<Path> copies = new ArrayList<>();
        try {
            for (int i = 1; i <= cache.database().workers(); i++) {
                int worker = i;
                copies.add(
                        new Attempts(limit).run(_ -> Optional.of(cache.database().copy(worker))));
            }
            return copies;
        } catch (StorageException | Unavailable e) {
            Folders.deleteEach(copies);
            throw e;
        }
    }

    /// Entries of all lists.
    public List<Found> find(Search search) {
        return new Attempts(limit).run(_ -> Optional.of(cache.database().find(search)));
    }

    /// A list from afar, even a deleted one.
    public Optional<Summary> summary(ListId list) {
        return all().get(list);
    }
}
