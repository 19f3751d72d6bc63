package dev.coppice.todo.registry;

import dev.coppice.process.Name;
import dev.coppice.process.Via;
import dev.coppice.registry.Entry;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registration;
import dev.coppice.registry.Registry;
import dev.coppice.supervisor.ChildSpec;
import java.util.Optional;

/// The names of the system's many processes of one kind.
public final class TodoRegistry {

    /// The name of the process.
    public static final Name NAME = Name.of("to-do registry");

    private static final Registry REGISTRY = new Registry(NAME);

    private TodoRegistry() {}

    /// The registry, in which nobody has a name yet.
    public static ChildSpec childSpec() {
        return ChildSpec.supervisor(
                TodoRegistry.class, () -> Registry.startLink(REGISTRY.name(), Keys.UNIQUE));
    }

    /// The process of this kind that is responsible for `what`: a list, a share.
    public static Via name(Class<?> kind, Object what) {
        return REGISTRY.via(new Role(kind, what));
    }

    /// The same, for a process that lets others have something of its own.
    public static Via name(Class<?> kind, Object what, Object value) {
        return REGISTRY.via(new Role(kind, what), value);
    }

    /// Lets others have something of the calling process as long as that lives.
    ///
    /// @throws IllegalStateException when another process does so
    public static void share(Class<?> kind, Object what, Object value) {
        if (REGISTRY.register(new Role(kind, what), value)
                instanceof Registration.AlreadyRegistered(var holder)) {
            throw new IllegalStateException(holder + " is " + new Role(kind, what) + " already");
        }
    }

    /// The process that is responsible for `what`, with what it lets others have; none if there is
    /// no such process.
    public static Optional<Entry> find(Class<?> kind, Object what) {
        return REGISTRY.lookup(new Role(kind, what)).stream().findFirst();
    }

    private record Role(Class<?> kind, Object what) {
        @Override
        public String toString() {
            return kind.getSimpleName() + " " + what;
        }
    }
}
