package dev.coppice.carrier;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import dev.coppice.process.AtOnce;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// What is ready on a carrier of our own: its owner and a thief take it, and it is brought just as
/// a carrier lies down.
public final class CarrierRaces {

    private CarrierRaces() {}

    /// A ring, and how often each of its tasks has been run.
    private static final class Counted {
        private final Ring ring = new Ring();
        private final AtomicIntegerArray runs;

        private Counted(int tasks) {
            runs = new AtomicIntegerArray(tasks);
        }

        private void add(int task) {
            if (!ring.add(() -> runs.incrementAndGet(task))) {
                throw new IllegalStateException("no room");
            }
        }

        private static void run(@Nullable Runnable task) {
            if (task != null) {
                task.run();
            }
        }

        private String outcome() {
            for (Runnable task; (task = ring.take()) != null; ) {
                task.run();
            }
            for (int task = 0; task < runs.length(); task++) {
                if (runs.get(task) != 1) {
                    return "task " + task + " ran " + runs.get(task) + " times";
                }
            }
            return "each once";
        }
    }

    @JCStressTest
    @Outcome(id = "each once", expect = ACCEPTABLE, desc = "one of them had it")
    @Outcome(expect = FORBIDDEN, desc = "lost or doubled")
    @State
    public static class OwnerAgainstThief extends AtOnce {
        private final Counted counted = new Counted(3);

        public OwnerAgainstThief() {
            counted.add(0);
            counted.add(1);
        }

        @Actor
        public void owns() {
            together();
            Counted.run(counted.ring.take());
            counted.add(2);
            Counted.run(counted.ring.take());
        }

        @Actor
        public void steals() {
            together();
            Counted.run(counted.ring.steal());
            Counted.run(counted.ring.steal());
        }

        @Arbiter
        public void seen(L_Result r) {
            r.r1 = counted.outcome();
        }
    }

    @JCStressTest
    @Outcome(id = "each once", expect = ACCEPTABLE, desc = "the place was free, or it was not")
    @Outcome(expect = FORBIDDEN, desc = "lost or doubled")
    @State
    public static class FullRingAgainstThief extends AtOnce {
        private final Counted counted = new Counted(Ring.PLACES + 1);

        public FullRingAgainstThief() {
            for (int task = 0; task < Ring.PLACES; task++) {
                counted.add(task);
            }
        }

        /// Adds to the very place that the thief empties, as soon as there is room.
        @Actor
        public void owns() {
            together();
            int last = Ring.PLACES;
            while (!counted.ring.add(() -> counted.runs.incrementAndGet(last))) {
                Thread.onSpinWait();
            }
        }

        @Actor
        public void steals() {
            together();
            Counted.run(counted.ring.steal());
        }

        @Arbiter
        public void seen(L_Result r) {
            r.r1 = counted.outcome();
        }
    }

    @JCStressTest
    @Outcome(id = "4", expect = ACCEPTABLE, desc = "the carrier ran them all")
    @Outcome(expect = FORBIDDEN, desc = "it lay down and did not see one")
    @State
    public static class TaskAgainstRest {
        private static final int TASKS = 4;
        private static final long PATIENCE_NANOS = 2_000_000_000;
        private static final long NO_WATCH_NANOS = Long.MAX_VALUE;
        private static final CarrierPool POOL = new CarrierPool(1, NO_WATCH_NANOS);
        private static int moments; // so many pass, as a rule, until the carrier lies down
        private volatile int done;

        /// Each task comes just when the carrier, which has run the one before, lies down.
        @Actor
        public void brings(I_Result r) {
            for (int task = 1; task <= TASKS; task++) {
                AtOnce.pass(moments++ & 127);
                int now = task;
                POOL.execute(() -> done = now);
                long start = System.nanoTime();
                while (done != now && System.nanoTime() - start < PATIENCE_NANOS) {
                    Thread.onSpinWait();
                }
            }
            r.r1 = done;
        }
    }
}
