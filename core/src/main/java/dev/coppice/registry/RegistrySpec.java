package dev.coppice.registry;

import dev.coppice.process.Name;
import java.util.List;

/// What a registry is told when it starts.
///
/// | option | meaning | default |
/// |---|---|---|
/// | `listeners` | names of processes that receive a [Change] for each registration and each unregistration | none |
public record RegistrySpec(Name name, Keys keys, List<Name> listeners) {

    public RegistrySpec {
        listeners = List.copyOf(listeners);
    }

    /// A registry without listeners.
    public RegistrySpec(Name name, Keys keys) {
        this(name, keys, List.of());
    }

    /// The same registry with these listeners.
    public RegistrySpec listeners(Name... listeners) {
        return new RegistrySpec(name, keys, List.of(listeners));
    }
}
