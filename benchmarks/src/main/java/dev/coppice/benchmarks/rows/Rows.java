package dev.coppice.benchmarks.rows;

import dev.coppice.benchmarks.measure.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every row, in the order of the table.
public final class Rows {

    /// All of them.
    public static final List<Row> ALL =
            Stream.of(
                            List.of(
                                    ServerPair.ROW,
                                    Ring.ROW,
                                    ProcessPair.ROW,
                                    Calls.PLAIN,
                                    HandlerCalls.ROW,
                                    Senders.ONE,
                                    Senders.FOUR,
                                    Spawning.ROW,
                                    Dynamic.ROW,
                                    Memory.SERVER,
                                    Memory.PROCESS,
                                    Memory.MILLION,
                                    Skynet.ROW),
                            Supervision.ROWS,
                            List.of(Cascade.ROW),
                            Registries.ROWS,
                            List.of(Timers.ROW, Selective.ROW, Calls.BEHIND),
                            Fairness.ROWS,
                            List.of(
                                    ServerPair.SAVINA,
                                    Senders.SAVINA,
                                    ForkJoin.CREATE,
                                    ForkJoin.THROUGHPUT,
                                    Ring.SAVINA,
                                    Chameneos.ROW,
                                    Big.ROW,
                                    Dictionary.ROW,
                                    Banking.ROW))
                    .flatMap(List::stream)
                    .toList();

    private Rows() {}

    /// The row of that name.
    public static Optional<Row> named(String name) {
        return Stream.concat(ALL.stream(), Population.ROWS.stream())
                .filter(row -> row.name().equals(name))
                .findFirst();
    }
}
