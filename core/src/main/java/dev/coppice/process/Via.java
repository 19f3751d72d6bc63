package dev.coppice.process;

import java.util.Optional;

/// A name kept by a registry of any kind: the registry and the key.
///
/// @param names who keeps the names
/// @param key the name in there, any value
public record Via(Names names, Object key) implements Destination {

    /// What a registry must do so that its keys can stand wherever a process can.
    public interface Names {

        /// The live process that holds `key`, if any.
        Optional<Pid> whereis(Object key);

        /// Lets the calling process hold `key`. Answers who holds it already, or empty when it is
        /// done.
        Optional<Pid> register(Object key);

        /// Frees `key` if the calling process holds it.
        void unregister(Object key);
    }

    @Override
    public Optional<Pid> pid() {
        return names.whereis(key);
    }

    @Override
    public void send(Object message) {
        names.whereis(key)
                .orElseThrow(() -> new IllegalArgumentException("nobody is registered as " + this))
                .send(message);
    }

    @Override
    public String toString() {
        return names + "/" + key;
    }
}
