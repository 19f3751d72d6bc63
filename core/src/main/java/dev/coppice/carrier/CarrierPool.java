package dev.coppice.carrier;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// A scheduler of virtual threads: as many {@link Carrier}s as there are processors. What a virtual
/// thread makes ready is run by the same carrier next, without waking another: two that take turns,
/// or one that starts another and waits for it, need no second processor.
///
/// The {@link Watch} sees to it that nobody waits for long behind one that does not wait. Another
/// carrier takes over what waits there; and when every one has been at the same task for some
/// milliseconds, computing or in foreign code that blocks, spare ones come. They go when more get
/// on with their tasks than there are processors, or when there is nothing to do.
final class CarrierPool implements Executor, Watch.Watched {

    private static final long TICK_NANOS = 200_000;

    /// When all have been stuck for so many ticks, spare ones come.
    private static final int PATIENCE_TICKS = 20;

    private static final int MOST_SPARE = 64;

    private final ConcurrentLinkedQueue<Runnable> outside = new ConcurrentLinkedQueue<>();
    private final AtomicReferenceArray<@Nullable Carrier> carriers; // the spare ones last
    private final int processors;
    private volatile int seats; // that may be taken; written by the watch, as is the next
    private int ticksStuck;
    private int toAdd = 1; // spare ones, the next time that all are stuck
    private int look; // its number
    private final int[] lastMoved;
    private final AtomicInteger tooMany = new AtomicInteger(); // spare ones, by the last look
    private final Watch watch;

    /// @param tickNanos how often the watch looks
    CarrierPool(int processors, long tickNanos) {
        this.processors = processors;
        this.seats = processors;
        this.watch = new Watch("coppice-carriers-watch", tickNanos, this);
        carriers = new AtomicReferenceArray<>(processors + MOST_SPARE);
        lastMoved = new int[carriers.length()];
        for (int seat = 0; seat < processors; seat++) {
            start(seat);
        }
        watch.ask(); // now, for later there may be no room for its thread
    }

    /// One that looks as often as it should; none if there is no room for so many threads.
    static @Nullable CarrierPool open(int processors) {
        try {
            return new CarrierPool(processors, TICK_NANOS);
        } catch (OutOfMemoryError noThreadsLeft) {
            return null;
        }
    }

    /// Lets a virtual thread run, or go on. Called by the JVM.
    @Override
    public void execute(Runnable task) {
        if (Carriers.current() instanceof Carrier carrier && carrier.keep(task)) {
            if (carrier.hasTooMany()) {
                rouse();
            }
            watch.ask();
        } else {
            bring(task);
        }
    }

    /// Lets any of them run this.
    void bring(Runnable task) {
        outside.add(task);
        rouse();
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
        look++;
        boolean moved = false;
        boolean resting = false;
        boolean waiting = hasFromOutside();
        int movers = 0;
        for (int seat = 0; seat < seats; seat++) {
            Carrier carrier = carriers.get(seat);
            if (carrier == null) {
                continue;
            }
            long tasks = carrier.tasks();
            boolean rests = carrier.isResting();
            if (tasks != ticks[seat] || tasks == 0 && !rests) { // its thread has yet to begin
                moved = true;
                lastMoved[seat] = look;
            } else if (!rests) {
                carrier.markStuck();
            }
            resting |= rests;
            waiting |= carrier.hasToSpare();
            movers += look - lastMoved[seat] < PATIENCE_TICKS ? 1 : 0;
            ticks[seat] = tasks;
        }
        tooMany.set(Math.max(0, movers - processors));
        if (waiting) {
            letHelp(resting);
        }
        if (!waiting || resting) {
            toAdd = 1;
        }
        ticksStuck = waiting && !resting && !moved ? ticksStuck + 1 : 0;
        if (ticksStuck == PATIENCE_TICKS) {
            ticksStuck = 0;
            addSpare();
        }
        int last = seats - 1;
        if (last >= processors && carriers.get(last) == null) {
            seats = last;
        }
        return moved || waiting;
    }

    /// Somebody waits, maybe behind one that is stuck: one that rests sees to it, or all who get on
    /// with their tasks do, before those that wait for themselves alone.
    private void letHelp(boolean resting) {
        if (resting) {
            rouse();
            return;
        }
        for (int seat = 0; seat < seats; seat++) {
            Carrier carrier = carriers.get(seat);
            if (carrier != null) {
                carrier.help();
            }
        }
    }

    /// Twice as many each time, as long as all are stuck.
    private void addSpare() {
        int left = toAdd;
        toAdd = Math.min(2 * toAdd, MOST_SPARE);
        for (int seat = processors; left > 0 && seat < carriers.length(); seat++) {
            if (carriers.get(seat) == null) {
                try {
                    start(seat);
                } catch (OutOfMemoryError noThreadLeft) {
                    return; // then it is tried again, after as many ticks
                }
                seats = Math.max(seats, seat + 1);
                left--;
            }
        }
    }

    /// Whether a spare one may go, as more get on with their tasks than there are processors.
    boolean letsGo() {
        int left = tooMany.get();
        return left > 0 && tooMany.compareAndSet(left, left - 1);
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

    /// A spare one goes, and keeps nothing.
    void goes(int seat) {
        carriers.set(seat, null);
    }
}
