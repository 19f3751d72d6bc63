package dev.coppice.registry;

import static dev.coppice.process.Processes.link;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.unlink;
import static dev.coppice.server.GenServer.FOREVER;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.GenServer.cast;

import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Via;
import dev.coppice.registry.Change.Unregistered;
import dev.coppice.registry.Registration.AlreadyRegistered;
import dev.coppice.registry.Registration.Registered;
import dev.coppice.server.GenServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// Processes found by a key: any value may be one, and any number of processes may have one.
///
/// With unique keys a registry gives servers their names, where [Name] would need one for each:
///
/// ```java
/// static final Registry SERVERS = Registry.named("todo-servers");
///
/// static ChildSpec registry() {
///     return ChildSpec.worker("registry", () -> Registry.startLink(SERVERS.name(), Keys.UNIQUE));
/// }
///
/// static Pid startLink(String owner) {
///     return GenServer.startLink(SERVERS.via(owner), new Callbacks(owner));
/// }
///
/// static List<Entry> entries(String owner) {
///     return GenServer.call(SERVERS.via(owner), new Entries());
/// }
/// ```
///
/// With duplicate keys it lists who wants to hear of a topic: each process calls [#register], and
/// [#dispatch] hands their list to the one who has something to say.
///
/// **When a process ends**, its entries disappear by themselves. Looking a key up never
/// finds the dead, and a successor can take the key at once: between the `kill` of a server
/// and its restart under the same key nothing can go wrong.
///
/// **When the registry ends**, so do all processes that have entries and do not trap exits: they
/// are linked to it, since nobody could find them any more. Their supervisors restart them,
/// and they register with the new registry. Start it before them, under the same `restForOne` or
/// `oneForOne` supervisor.
///
/// Looking up and registering are done by the caller on a shared table and wait for nobody. Only
/// locks, and the removal of what ended processes leave behind, are work of the registry's process.
///
/// Every method but the starting ones throws `IllegalArgumentException` when there is no such
/// registry. A record of this type is only the registry's name, and cheap.
///
/// Do not use a registry as a store of data: the entries of a process live as long as the process.
public record Registry(Name name) {

    /// A registry by the name it was, or will be, started with.
    public static Registry named(String name) {
        return new Registry(Name.of(name));
    }

    /// Starts a registry linked to this process. Throws [dev.coppice.server.StartFailed] when the
    /// name is taken.
    public static Pid startLink(Name name, Keys keys) {
        return startLink(new RegistrySpec(name, keys));
    }

    /// Starts a registry with listeners.
    public static Pid startLink(RegistrySpec spec) {
        return GenServer.startLink(spec.name(), new Keeper(spec, self()));
    }

    /// The process with this key in such a registry, wherever a process is asked for.
    public static Via via(Name registry, Object key) {
        return new Registry(registry).via(key);
    }

    /// The process with this key, wherever a process is asked for: to start a server under it
    /// to call it, to send to it. Unique keys only.
    public Via via(Object key) {
        return via(key, Entry.NO_VALUE);
    }

    /// As above; a server started under it has this value in its entry.
    public Via via(Object key, Object value) {
        return new Via(new ViaRegistry(this, value), key);
    }

    /// Gives this process an entry under the key, without a value.
    public Registration register(Object key) {
        return register(key, Entry.NO_VALUE);
    }

    /// Gives this process an entry under the key, or answers who has it already. A process
    /// registers only itself.
    public Registration register(Object key, Object value) {
        var table = table();
        var self = self();
        var holder = add(table, new Entry(key, self, value));
        if (holder.isPresent()) {
            return new AlreadyRegistered(holder.get());
        }
        tell(table, new Change.Registered(name, key, self, value));
        return new Registered();
    }

    /// Takes this process's entries under the key away. It does not matter if there are none
    ///
    public void unregister(Object key) {
        unregister(key, _ -> true);
    }

    /// Takes this process's entries under the key away whose value passes the test.
    public void unregister(Object key, Predicate<Object> value) {
        var table = table();
        var self = self();
        if (table.remove(key, self, value)) {
            tell(table, new Unregistered(name, key, self));
            if (!table.hasEntriesOf(self)) {
                leave(table, self);
            }
        }
    }

    /// Replaces the value of this process's entry under the key and returns the new one; returns
    /// nothing if the key is not its own. Unique keys only.
    public Optional<Object> updateValue(Object key, UnaryOperator<Object> change) {
        return unique(table()).update(key, self(), change).map(Entry::value);
    }

    /// Returns the living process that has the key. Unique keys only.
    public Optional<Pid> whereis(Object key) {
        return unique(table()).holder(key);
    }

    /// Returns the entries under the key.
    public List<Entry> lookup(Object key) {
        return table().alive(key);
    }

    /// Returns the entries under the key whose value passes the test.
    public List<Entry> match(Object key, Predicate<Object> value) {
        return lookup(key).stream().filter(entry -> value.test(entry.value())).toList();
    }

    /// Returns all entries that pass the test, in no order.
    public List<Entry> select(Predicate<Entry> test) {
        return table().entries().all().filter(entry -> entry.pid().isAlive()).filter(test).toList();
    }

    /// Hands the entries under the key to the action, in this process; does nothing if there are
    /// none.
    public void dispatch(Object key, Consumer<List<Entry>> action) {
        var entries = lookup(key);
        if (!entries.isEmpty()) {
            action.accept(entries);
        }
    }

    /// Returns the keys of a process, each as often as it has entries under it.
    public List<Object> keys(Pid pid) {
        return table().keys(pid);
    }

    /// Returns the values of a process under a key.
    public List<Object> values(Object key, Pid pid) {
        return lookup(key).stream()
                .filter(entry -> entry.pid().equals(pid))
                .map(Entry::value)
                .toList();
    }

    /// Returns how many entries there are; those of processes that have just ended may still be
    /// counted.
    public long count() {
        return table().entries().count();
    }

    /// Runs the action in this process while no other process runs one under the same key.
    /// Waits for its turn without limit. The lock is given back when the action returns or throws,
    /// or when this process ends. Locks have nothing to do with the entries under the key; a
    /// process that locks a key which it has locked already waits for itself.
    public <T> T lock(Object key, Supplier<T> action) {
        var keeper = table().keeper();
        var self = self();
        call(keeper, new Request.Lock(key, self), FOREVER);
        try {
            return action.get();
        } finally {
            cast(keeper, new Request.Unlock(key, self));
        }
    }

    /// Returns what was noted about the registry itself.
    public Optional<Object> meta(Object key) {
        return Optional.ofNullable(table().meta().get(key));
    }

    /// Notes something about the registry itself, as long as it lives.
    public void putMeta(Object key, Object value) {
        table().meta().put(key, value);
    }

    /// Removes such a note.
    public void deleteMeta(Object key) {
        table().meta().remove(key);
    }

    /// The link comes first, so that an entry is never without somebody who removes it. If this
    /// process, or the registry, was ended in between, the removal may have come before the entry:
    /// then the entry is removed here.
    private Optional<Pid> add(Table table, Entry entry) {
        var isFirst = !table.hasEntriesOf(entry.pid());
        if (isFirst) {
            link(table.keeper());
        }
        var holder = table.add(entry);
        if (holder.isPresent()) {
            if (isFirst) {
                leave(table, entry.pid());
            }
        } else if (!entry.pid().isAlive() || !table.keeper().isAlive()) {
            table.forget(entry.pid());
            throw absent();
        }
        return holder;
    }

    /// The process without entries is not linked any more, unless the registry is its own.
    private static void leave(Table table, Pid self) {
        if (!self.equals(table.owner())) {
            unlink(table.keeper());
        }
    }

    private static void tell(Table table, Change change) {
        table.spec()
                .listeners()
                .forEach(listener -> listener.pid().ifPresent(pid -> pid.send(change)));
    }

    void requireUnique() {
        unique(table());
    }

    private UniqueEntries unique(Table table) {
        return switch (table.entries()) {
            case UniqueEntries unique -> unique;
            case DuplicateEntries _ ->
                    throw new IllegalArgumentException(
                            "registry " + name + " has duplicate keys: a key is nobody's name");
        };
    }

    private Table table() {
        return Tables.of(node()).find(name).orElseThrow(this::absent);
    }

    private Node node() {
        return name.node().orElseGet(Processes::node);
    }

    private IllegalArgumentException absent() {
        return new IllegalArgumentException(
                "there is no registry " + name + " on " + node() + ": start it first");
    }
}
