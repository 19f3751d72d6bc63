package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;

/// A process takes the message it wants from behind ten thousand that it does not want yet.
final class Selective {

    private static final int WAITING = 10_000;

    static final Row ROW =
            Row.of("selective", "calls", "selective receive behind 10,000 waiting messages")
                    .size(2_000, 50)
                    .on(Peer.COPPICE, Selective::coppice)
                    .andOnBeam();

    private Selective() {}

    private record Wanted(int number) {}

    private static Measurement coppice(int receives) {
        return Coppice.run(() -> {
            for (int i = 0; i < WAITING; i++) {
                self().send(i);
            }
            long start = System.nanoTime();
            long sum = 0;
            for (int i = 1; i <= receives; i++) {
                self().send(new Wanted(i));
                sum += receive(Wanted.class).number;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("sum", (long) receives * (receives + 1) / 2, sum);
            return Measurement.of(receives, time);
        });
    }
}
