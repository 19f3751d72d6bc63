package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawnLink;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.process.Pid;

/// Two plain processes send each other a message and wait for the next one in `receive`.
final class ProcessPair {

    static final Row ROW =
            Row.of("process-pair", "messages", "process ↔ process round trip (receive)")
                    .size(200_000, 2_000)
                    .target(Target.partOfBeam(2))
                    .on(Peer.COPPICE, ProcessPair::coppice)
                    .on(Peer.PLAIN, ServerPair::plain)
                    .andOnBeam();

    private ProcessPair() {}

    private record Ping(Pid from) {}

    private record Pong() {
        static final Pong PONG = new Pong();
    }

    private static Measurement coppice(int rounds) {
        return Coppice.run(() -> {
            Pid echo =
                    spawnLink(() -> {
                        while (true) {
                            receive(Ping.class).from.send(Pong.PONG);
                        }
                    });
            long start = System.nanoTime();
            long returns = 0;
            for (int i = 0; i < rounds; i++) {
                echo.send(new Ping(self()));
                returns += receive().equals(Pong.PONG) ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("returns", rounds, returns);
            return Measurement.of(rounds, time);
        });
    }
}
