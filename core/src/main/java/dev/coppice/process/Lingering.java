package dev.coppice.process;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;

/// Sees to it that the thread of an ended process ends: interrupts it, again and again while it
/// goes on, less and less often; and reports it when it has gone on for long (H-01, H-04).
final class Lingering {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration REPORTED_AFTER = Duration.ofSeconds(2);

    private final LocalProcess ended;
    private final Thread thread;
    private final long start = System.nanoTime();
    private boolean reported;

    private Lingering(LocalProcess ended, Thread thread) {
        this.ended = ended;
        this.thread = thread;
    }

    /// Interrupts the thread now, and watches over it unless it waits where the library will end
    /// it.
    static void interrupt(LocalProcess ended, Thread thread) {
        boolean endsByItself = ended.wakeReceiver();
        if (!endsByItself && ended.running(thread)) {
            Lingering watched = new Lingering(ended, thread);
            ended.home.lingering.add(watched);
            ended.interruptGuarded(thread);
            watched.lookAfter(FIRST);
        }
    }

    /// Whether the thread still runs what has ended.
    boolean goesOn() {
        return ended.running(thread);
    }

    /// What there is to say of it.
    Event.Lingers event() {
        return new Event.Lingers(ended, since(), List.of(thread.getStackTrace()));
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private void lookAfter(Duration wait) {
        var _ = Clock.system().after(wait, () -> look(wait));
    }

    private void look(Duration waited) {
        if (!goesOn()) {
            ended.home.lingering.remove(this);
            return;
        }
        ended.interruptGuarded(thread);
        if (!reported && since().compareTo(REPORTED_AFTER) >= 0) {
            reported = true;
            ended.home.emit(Level.WARNING, this::event);
        }
        Duration twice = waited.multipliedBy(2);
        lookAfter(twice.compareTo(LONGEST) > 0 ? LONGEST : twice);
    }
}
