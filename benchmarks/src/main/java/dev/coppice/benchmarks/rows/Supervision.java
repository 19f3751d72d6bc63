package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.self;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import java.util.List;
import java.util.Optional;

/// Supervisors with one child, with ten and with a hundred thousand: starting, killing one at
/// random, stopping.
final class Supervision {

    private static final int FEW = 10;
    private static final int MANY = 100_000;
    private static final int QUICK = 500;
    private static final int WARM_UP = 20; // times as many restarts as are measured
    private static final String GROUP = "supervision";

    static final Row TOLD =
            restart(
                    "restart-told",
                    "kill → restarted child says it is up and answers",
                    1,
                    Brood::listed);

    static final Row LISTED_START =
            Row.of("listed-start", GROUP, "supervisor with 100,000 children: start, each")
                    .size(MANY, QUICK)
                    .on(Peer.COPPICE, count -> start(count, Brood::listed))
                    .andOnBeam();

    static final Row LISTED_FEW =
            restart("listed-few", "supervisor with 10 children: restart one", FEW, Brood::listed);

    static final Row LISTED_RESTART =
            restart(
                            "listed-restart",
                            "supervisor with 100,000 children: restart one",
                            MANY,
                            Brood::listed)
                    .target(Target.like("listed-few", 2));

    static final Row LISTED_STOP =
            Row.of("listed-stop", GROUP, "supervisor with 100,000 children: stop, each")
                    .size(MANY, QUICK)
                    .on(Peer.COPPICE, count -> stop(count, Brood::listed))
                    .andOnBeam();

    static final Row DYNAMIC_START =
            Row.of("crowd-start", GROUP, "dynamic supervisor, 100,000 children: start, each")
                    .size(MANY, QUICK)
                    .on(Peer.COPPICE, count -> start(count, Brood::dynamic))
                    .andOnBeam();

    static final Row DYNAMIC_FEW =
            restart(
                    "crowd-few",
                    "dynamic supervisor, 10 children: restart one",
                    FEW,
                    Brood::dynamic);

    static final Row DYNAMIC_RESTART =
            restart(
                            "crowd-restart",
                            "dynamic supervisor, 100,000 children: restart one",
                            MANY,
                            Brood::dynamic)
                    .target(Target.like("crowd-few", 2));

    static final Row DYNAMIC_STOP =
            Row.of("crowd-stop", GROUP, "dynamic supervisor, 100,000 children: stop, each")
                    .size(MANY, QUICK)
                    .on(Peer.COPPICE, count -> stop(count, Brood::dynamic))
                    .andOnBeam();

    static final List<Row> ROWS =
            List.of(
                    Restarting.ROW,
                    TOLD,
                    LISTED_START,
                    LISTED_FEW,
                    LISTED_RESTART,
                    LISTED_STOP,
                    DYNAMIC_START,
                    DYNAMIC_FEW,
                    DYNAMIC_RESTART,
                    DYNAMIC_STOP);

    private Supervision() {}

    /// Starts a supervisor and so many children, which tell an observer, if there is one.
    @FunctionalInterface
    private interface Starter {
        Pid start(int count, Optional<Pid> observer);
    }

    private static Row restart(String name, String title, int children, Starter starter) {
        return Row.of(name, GROUP, title)
                .size(1_000, 20)
                .on(Peer.COPPICE, times -> restarts(times, children, starter))
                .andOnBeam();
    }

    /// Where many children are started, that is nearly all of what the twin does. So restarts of a
    /// few come first, for a restart to be compiled as it is in the row with few; and what the
    /// starts have left is collected before anything counts, as one such collection in the midst of
    /// a thousand restarts takes longer than all of them.
    private static Measurement restarts(int times, int children, Starter starter) {
        return Coppice.run(() -> {
            if (children <= FEW) {
                return Measurement.ofEach(brood(children, starter).restarts(times));
            }
            Brood few = brood(FEW, starter);
            few.restarts(WARM_UP * times);
            Supervisor.stop(few.supervisor());
            Brood many = brood(children, starter);
            System.gc();
            return Measurement.ofEach(many.restarts(times));
        });
    }

    private static Brood brood(int children, Starter starter) {
        return Brood.observed(starter.start(children, Optional.of(self())), children);
    }

    private static Measurement start(int count, Starter starter) {
        return Coppice.run(() -> {
            long start = System.nanoTime();
            Pid supervisor = starter.start(count, Optional.empty());
            long time = System.nanoTime() - start;
            WrongResult.unless("children", count, Supervisor.countChildren(supervisor).active());
            return Measurement.of(count, time);
        });
    }

    private static Measurement stop(int count, Starter starter) {
        return Coppice.run(() -> {
            Pid supervisor = starter.start(count, Optional.empty());
            int before = node().size();
            long start = System.nanoTime();
            Supervisor.stop(supervisor);
            long time = System.nanoTime() - start;
            WrongResult.unless("ended", count + 1, before - node().size());
            return Measurement.of(count, time);
        });
    }
}
