package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.spawnLink;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.time.Duration;

/// A process crashes, and a hundred thousand that are linked to it end with it.
final class Cascade {

    static final Row ROW =
            Row.of("cascade", "lives", "one crash ends 100,000 linked processes")
                    .size(100_000, 500)
                    .target(Target.partOfBeam(2))
                    .on(Peer.COPPICE, Cascade::coppice)
                    .andOnBeam();

    private static final Duration GLANCE = Duration.ofMillis(1);

    private Cascade() {}

    private record Ready() {}

    private static Measurement coppice(int linked) {
        return Coppice.run(() -> {
            Pid observer = self();
            Pid hub =
                    spawn(() -> {
                        for (int i = 0; i < linked; i++) {
                            spawnLink(() -> receive(Ready.class));
                        }
                        observer.send(new Ready());
                        exit(receive());
                    });
            receive(Ready.class);
            WrongResult.unless("processes before", linked + 2, node().size());
            long start = System.nanoTime();
            hub.send("crash");
            // Asked for now and then by both peers: a monitor on each would be work of its own.
            while (node().size() > 1) {
                Processes.sleep(GLANCE);
            }
            return Measurement.of(1, System.nanoTime() - start);
        });
    }
}
