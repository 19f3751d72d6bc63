package dev.coppice.carrier;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A scheduler of virtual threads: as many {@link Carrier}s as there are processors. What a virtual
/// thread makes ready is run by the same carrier next, without waking another: two that take turns,
/// or one that starts another and waits for it, need no second processor.
///
/// The {@link Watch} sees to it that nobody waits for long behind one that does not wait. Another
/// carrier takes over what waits there; and when every one has been at the same task for some
/// milliseconds, computing or in foreign code that blocks, there is a spare one.
final class CarrierPool implements Executor, Watch.Watched {

    private static final long TICK_NANOS = 200_000;

    /// When all have been stuck for so many ticks, a spare one comes.
    private static final int PATIENCE_TICKS = 20;

    private static final int MOST_SPARE = 64;

    private final ConcurrentLinkedQueue<Runnable> outside = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<@Nullable Carrier> carriers; // the spare ones last
    private final int processors;
    private volatile int seats; // that may be taken; written by the watch, as is the next
    private int ticksStuck;
    private final Watch watch = new Watch("coppice-carriers-watch", TICK_NANOS, this);

    CarrierPool(int processors) {
        this.processors = processors;
        this.seats = processors;
        carriers = new AtomicReferenceArray<>(processors + MOST_SPARE);
        for (int seat = 0; seat < processors; seat++) {
            start(seat);
        }
        watch.ask(); // now, for later there may be no room for its thread
    }

    /// Lets a virtual thread run, or go on. Called by the JVM.
    @Override
    public void execute(Runnable task) {
        if (Carriers.current() instanceof Carrier carrier && carrier.keep(task)) {
            if (carrier.hasTooMany()) {
                rouse();
            }
        } else {
            outside.add(task);
            rouse();
        }
        watch.ask();
    }

    /// Lets one that rests look for work. One that lies down just now sees it, or the watch does.
    private void rouse() {
        for (int seat = 0; seat < seats; seat++) {
            Carrier carrier = carriers.get(seat);
            if (carrier != null && carrier.wake()) {
                return;
            }
        }
    }

    boolean hasFromOutside() {
        return !outside.isEmpty();
    }

    @Nullable Runnable fromOutside() {
        return outside.poll();
    }

    /// Takes what another has to spare. If there is more, one more is woken.
    @Nullable Runnable fromOthers(Carrier idle) {
        for (int seat = 0; seat < seats; seat++) {
            Carrier carrier = carriers.get(seat);
            Runnable task = carrier == null || carrier == idle ? null : carrier.give();
            if (task != null) {
                if (carrier.hasToSpare()) {
                    rouse();
                }
                return task;
            }
        }
        return null;
    }

    /// Whether there is something for one that rests.
    boolean hasWork() {
        if (hasFromOutside()) {
            return true;
        }
        for (int seat = 0; seat < seats; seat++) {
            Carrier carrier = carriers.get(seat);
            if (carrier != null && carrier.hasToSpare()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public int size() {
        return carriers.length();
    }

    @Override
    public boolean look(long[] ticks) {
        boolean moved = false;
        boolean waiting = hasFromOutside();
        boolean resting = false;
        for (int seat = 0; seat < seats; seat++) {
            Carrier carrier = carriers.get(seat);
            if (carrier == null) {
                continue;
            }
            long tasks = carrier.tasks();
            if (tasks != ticks[seat]) {
                moved = true;
            } else if (!carrier.isResting()) {
                carrier.isStuck();
            }
            resting |= carrier.isResting();
            waiting |= carrier.hasToSpare();
            ticks[seat] = tasks;
        }
        if (waiting && resting) {
            rouse();
        }
        int last = seats - 1;
        if (last >= processors && carriers.get(last) == null) {
            seats = last;
        }
        ticksStuck = waiting && !resting && !moved ? ticksStuck + 1 : 0;
        if (ticksStuck == PATIENCE_TICKS) {
            ticksStuck = 0;
            addSpare();
        }
        return moved || waiting;
    }

    private void addSpare() {
        for (int seat = processors; seat < carriers.length(); seat++) {
            if (carriers.get(seat) == null) {
                try {
                    start(seat);
                } catch (OutOfMemoryError noThreadLeft) {
                    return; // then it is tried again, after as many ticks
                }
                seats = Math.max(seats, seat + 1);
                return;
            }
        }
    }

    private void start(int seat) {
        Carrier fresh = new Carrier(this, seat, seat >= processors);
        carriers.set(seat, fresh);
        try {
            fresh.start();
        } catch (Throwable failure) {
            carriers.set(seat, null);
            throw failure;
        }
    }

    /// A spare one goes. It keeps nothing, for it was at rest.
    void goes(int seat) {
        carriers.set(seat, null);
    }
}
