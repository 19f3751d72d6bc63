package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// Timers are set and cancelled while the clock goes on.
public final class TimerRaces {

    private TimerRaces() {}

    /// What never rings.
    private static final class Entry extends SystemClock.Waiting {
        private boolean over;

        Entry(long due) {
            super(due);
        }

        @Override
        boolean isOver() {
            return over;
        }

        @Override
        void ring() {}
    }

    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "cancelled in time (B-08)")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "too late, and the message is there")
    @Outcome(expect = FORBIDDEN, desc = "cancelled and sent, or neither")
    @State
    public static class CancelAgainstRing extends Arena {
        private final Timer timer = Timer.start(NODE, a, "message", Duration.ofDays(1));

        @Actor
        public void cancels(ZZ_Result r) {
            together();
            r.r1 = timer.cancel().isPresent();
        }

        @Actor
        public void rings() {
            together();
            timer.ring();
        }

        @Arbiter
        public void seen(ZZ_Result r) {
            r.r2 = a.mailbox().poll() != null;
        }
    }

    @JCStressTest
    @Outcome(id = "wakes in time", expect = ACCEPTABLE, desc = "by itself, or it is woken (B-07)")
    @Outcome(expect = FORBIDDEN, desc = "the clock's thread sleeps on")
    @State
    public static class SetAgainstRest extends AtOnce {
        private static final long DUE = Duration.ofDays(1).toNanos();

        private final SystemClock clock = new SystemClock(Thread.currentThread());
        private long itself;

        @Actor
        public void sets() {
            together();
            clock.set(new Entry(DUE));
        }

        @Actor
        public void rests() {
            clock.wakes = SystemClock.AWAKE;
            together();
            itself = clock.sayWhenItWakes();
        }

        @Arbiter
        public void seen(L_Result r) {
            boolean woken = clock.wakes != SystemClock.AWAKE && clock.wakes <= DUE;
            r.r1 = itself <= DUE || woken ? "wakes in time" : "sleeps till " + itself;
        }
    }

    /// The wheel's thread goes on until nothing is left, and each time it wakes when it has to.
    @JCStressTest
    @Outcome(id = "in time", expect = ACCEPTABLE, desc = "all came with their tick (B-07)")
    @Outcome(expect = FORBIDDEN, desc = "one was lost, or came when it should not")
    @State
    public static class AddAgainstAdvance extends AtOnce {
        private static final long TICK = 1 << 17;

        private final Wheel wheel = new Wheel();
        private final List<Wheel.Entry> came = new ArrayList<>();
        private final long before = random(5_000);
        private final long to = before + random(300);
        private final Entry[] entries = new Entry[8];
        private final long[] answers = new long[entries.length];

        public AddAgainstAdvance() {
            wheel.advance(before * TICK, came::add);
            for (int i = 0; i < entries.length; i++) {
                entries[i] = new Entry((before + random(300)) * TICK - 1);
            }
            for (int i = 0; i < entries.length / 2; i++) {
                answers[i] = wheel.add(entries[i]);
            }
            entries[0].over = true;
        }

        private static long random(int below) {
            return ThreadLocalRandom.current().nextInt(1, below);
        }

        @Actor
        public void adds() {
            together();
            for (int i = entries.length / 2; i < entries.length; i++) {
                answers[i] = wheel.add(entries[i]);
            }
        }

        @Actor
        public void advances() {
            together();
            wheel.sweep();
            wheel.advance(to * TICK, came::add);
        }

        @Arbiter
        public void seen(L_Result r) {
            r.r1 = "in time";
            long now = to * TICK;
            for (long next; (next = wheel.next()) != Wheel.NEVER; ) {
                long time = Math.max(now, next);
                int before = came.size();
                wheel.advance(time, came::add);
                for (Wheel.Entry entry : came.subList(before, came.size())) {
                    if (time <= entry.due || time > Math.max(now, entry.due + 1)) {
                        r.r1 = "due at " + entry.due + ", and came at " + time + " after " + now;
                    }
                }
                now = time;
            }
            for (int i = 0; i < entries.length; i++) {
                if (came.contains(entries[i]) == entries[i].over) {
                    r.r1 = "number " + i + (entries[i].over ? " came" : " was lost");
                }
                if (answers[i] > Math.max(to * TICK, entries[i].due + 1)) {
                    r.r1 = "number " + i + " was to come at " + answers[i];
                }
            }
        }
    }
}
