package dev.coppice.examples.chapter9;

import dev.coppice.process.Via;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registry;
import dev.coppice.supervisor.ChildSpec;

/// Gives the processes of the system names that outlive them.
public final class TodoRegistry {

    /// The registry itself.
    public static final Registry REGISTRY = Registry.named("registry");

    private TodoRegistry() {}

    /// How a supervisor starts the registry.
    public static ChildSpec childSpec() {
        return ChildSpec.worker(
                TodoRegistry.class, () -> Registry.startLink(REGISTRY.name(), Keys.UNIQUE));
    }

    /// Whoever is the worker of that number.
    public static Via worker(int number) {
        return REGISTRY.via(new Worker(number));
    }

    /// Whoever is the server of that list.
    public static Via list(String name) {
        return REGISTRY.via(new List(name));
    }

    private record Worker(int number) {}

    private record List(String name) {}
}
