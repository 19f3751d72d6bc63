package dev.coppice.process;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The registered names of a node (section N).
final class Names {

    private final ConcurrentHashMap<String, LocalProcess> holders = new ConcurrentHashMap<>();

    Optional<Pid> whereis(Name name) {
        return Optional.ofNullable(holders.get(name.value()));
    }

    /// Registers a process (N-01 to N-03).
    ///
    /// @return who holds the name already, if somebody does
    Optional<Pid> register(Name name, LocalProcess process) {
        synchronized (process) {
            if (process.life == Life.GONE) {
                throw new IllegalArgumentException("cannot register " + process + ": it has ended");
            }
            if (process.name != null) {
                if (process.name.value().equals(name.value())) {
                    return Optional.of(process);
                }
                throw new IllegalArgumentException(
                        "cannot register "
                                + process
                                + " as "
                                + name
                                + ": it is "
                                + process.name
                                + " already");
            }
            LocalProcess holder = holders.putIfAbsent(name.value(), process);
            if (holder == null) {
                process.name = name;
            }
            return Optional.ofNullable(holder);
        }
    }

    /// Registers a process, or says who is in the way.
    void registerOrFail(Name name, LocalProcess process) {
        register(name, process)
                .ifPresent(holder -> {
                    throw new IllegalArgumentException(
                            "cannot register "
                                    + process
                                    + " as "
                                    + name
                                    + ": that is the name of "
                                    + holder
                                    + " already");
                });
    }

    /// Frees a name, whoever holds it (N-05).
    void unregister(Name name) {
        while (true) { // until it is we who free it: somebody else may be as quick
            LocalProcess holder = holders.get(name.value());
            if (holder == null) {
                throw new IllegalArgumentException("no process is registered as " + name);
            }
            synchronized (holder) {
                if (holders.remove(name.value(), holder)) {
                    holder.name = null;
                    return;
                }
            }
        }
    }

    /// A process is gone, and its name with it (N-04).
    void release(LocalProcess gone) {
        synchronized (gone) {
            if (gone.name != null) {
                holders.remove(gone.name.value(), gone);
            }
        }
    }

    List<Name> all() {
        return holders.keySet().stream().sorted().map(Name::of).toList();
    }
}
