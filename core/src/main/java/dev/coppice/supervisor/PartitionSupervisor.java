package dev.coppice.supervisor;

import dev.coppice.process.Destination;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Via;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A supervisor of several copies of one child, the partitions, among which work is spread by key
/// (Elixir's `PartitionSupervisor`).
///
/// ```java
/// PartitionSupervisor.startLink(Name.of("counters"), partition -> Counter.childSpec());
/// GenServer.cast(PartitionSupervisor.via(Name.of("counters"), "alice"), new Increment());
/// ```
///
/// One server that everybody asks becomes a bottleneck; where requests about different keys have
/// nothing to do with each other, partitions take them side by side. A key always meets the same
/// partition, as long as their number is the same (V-02), also after that partition was restarted
/// (V-03). Who is asked is looked up without asking a process.
///
/// Not for a fixed list of different children ([Supervisor]), nor for one process a key
/// ([DynamicSupervisor] and a registry).
public final class PartitionSupervisor {

    private PartitionSupervisor() {}

    /// Starts a supervisor under a name, with as many partitions as there are processors (V-01).
    ///
    /// @param name what it is called
    /// @param child the child spec of a partition, given its number (V-05); its id is replaced by
    ///   that number
    public static Pid startLink(Name name, IntFunction<ChildSpec> child) {
        return startLink(name, child, Runtime.getRuntime().availableProcessors());
    }

    /// Starts a supervisor with this many partitions.
    ///
    /// @throws IllegalArgumentException when there is to be none (V-04)
    public static Pid startLink(Name name, IntFunction<ChildSpec> child, int partitions) {
        if (partitions < 1) {
            throw new IllegalArgumentException(
                    "a supervisor of " + partitions + " partitions: use one or more");
        }
        return Supervisor.startLink(
                name,
                () -> {
                    Partitions all = Partitions.begin(name, partitions);
                    return Supervisor.oneForOne(numbered(child, partitions, all));
                });
    }

    private static List<ChildSpec> numbered(
            IntFunction<ChildSpec> child, int partitions, Partitions all) {
        return IntStream.range(0, partitions)
                .mapToObj(number -> all.watched(child.apply(number).id(number), number))
                .toList();
    }

    /// A child spec for such a supervisor.
    public static ChildSpec childSpec(Name name, IntFunction<ChildSpec> child) {
        return ChildSpec.supervisor(name, () -> startLink(name, child));
    }

    /// The partition that a key belongs to, as an address (V-03).
    public static Via via(Name name, Object key) {
        return new Via(new Partitions.Keys(name), key);
    }

    /// How many partitions there are; zero when there is no such supervisor.
    public static int partitions(Name name) {
        return Partitions.of(name).map(Partitions::size).orElse(0);
    }

    /// The partition of a key: an integer by its absolute value, anything else by its hash code,
    /// both modulo the number of partitions (V-02).
    static int partition(Object key, int partitions) {
        return key instanceof Integer number
                ? Math.floorMod(Math.abs((long) number), partitions)
                : Math.floorMod(key.hashCode(), partitions);
    }

    /// The partitions that run, by number; a partition under restart is missing.
    public static List<Child> whichChildren(Destination supervisor) {
        return Supervisor.whichChildren(supervisor);
    }
}
