package dev.coppice.supervisor;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Via;
import dev.coppice.server.StartResult;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// Which processes are the partitions of one life of a partition supervisor: written by the
/// supervisor as it starts them, read by everybody.
final class Partitions {

    /// The partitions of a node, by the name of their supervisor.
    private static final class OfNode {
        final Map<String, Partitions> byName = new ConcurrentHashMap<>();
    }

    private final Pid supervisor;
    private final AtomicReferenceArray<Pid> processes;

    private Partitions(Pid supervisor, int size) {
        this.supervisor = supervisor;
        this.processes = new AtomicReferenceArray<>(size);
    }

    /// In a supervisor that starts: its partitions, none of which run yet.
    static Partitions begin(Name name, int size) {
        Partitions fresh = new Partitions(Processes.self(), size);
        Processes.node().attachment(OfNode.class, OfNode::new).byName.put(name.value(), fresh);
        return fresh;
    }

    /// The partitions of the supervisor that bears a name now, if any does.
    static Optional<Partitions> of(Name name) {
        return name.pid()
                .flatMap(holder ->
                        Optional.ofNullable(
                                        holder.node()
                                                .attachment(OfNode.class, OfNode::new)
                                                .byName
                                                .get(name.value()))
                                .filter(known -> known.supervisor == holder));
    }

    int size() {
        return processes.length();
    }

    Optional<Pid> at(int number) {
        return Optional.ofNullable(processes.get(number)).filter(Pid::isAlive);
    }

    /// The same child, whose process is noted each time it starts.
    ChildSpec watched(ChildSpec child, int number) {
        return new ChildSpec(
                child.id(),
                () -> {
                    StartResult result = child.start().start();
                    if (result instanceof StartResult.Started(var pid, _)) {
                        processes.set(number, pid);
                    }
                    return result;
                },
                child.restart(),
                child.shutdown(),
                child.significant(),
                child.type());
    }

    /// The keys of a partition supervisor, as names of processes.
    record Keys(Name name) implements Via.Names {

        @Override
        public Optional<Pid> whereis(Object key) {
            return of(name).flatMap(all -> all.at(PartitionSupervisor.partition(key, all.size())));
        }

        @Override
        public Optional<Pid> register(Object key) {
            throw new IllegalArgumentException(
                    "a key of " + name + " belongs to a partition, and cannot be registered");
        }

        @Override
        public void unregister(Object key) {}

        @Override
        public String toString() {
            return name.value();
        }
    }
}
