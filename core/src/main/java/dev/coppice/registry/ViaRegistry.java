package dev.coppice.registry;

import dev.coppice.process.Pid;
import dev.coppice.process.Via;
import dev.coppice.registry.Registration.AlreadyRegistered;
import dev.coppice.registry.Registration.Registered;
import java.util.Optional;

/// The keys of a unique registry as names of processes; a process registered through it has this
/// value.
record ViaRegistry(Registry registry, Object value) implements Via.Names {

    @Override
    public Optional<Pid> whereis(Object key) {
        return registry.whereis(key);
    }

    @Override
    public Optional<Pid> register(Object key) {
        registry.requireUnique();
        return switch (registry.register(key, value)) {
            case Registered() -> Optional.empty();
            case AlreadyRegistered(var holder) -> Optional.of(holder);
        };
    }

    @Override
    public void unregister(Object key) {
        registry.unregister(key);
    }

    @Override
    public String toString() {
        return registry.toString();
    }
}
