package dev.coppice.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// The ended processes of a node whose threads still run. One alarm looks after all of them, as
/// many may be ended at once.
final class Lingerers {

    private static final Duration EVERY = Duration.ofMillis(20);

    private final Map<LocalProcess, Lingering> all = new ConcurrentHashMap<>();
    private final AtomicBoolean alarmed = new AtomicBoolean();

    /// Interrupts the thread of an ended process now, and watches over it, unless it waits where
    /// the library will end it.
    void interrupt(LocalProcess ended, Thread thread) {
        boolean endsByItself = ended.wakeWaiter();
        if (!endsByItself && ended.running(thread)) {
            ended.interruptGuarded(thread);
            watch(ended, thread);
        }
    }

    /// Watches over the thread of a process that has departed, if it still runs: what it waited for
    /// in the library threw the exit, but code that catches everything may go on.
    void afterDeparture(LocalProcess ended) {
        Thread thread = ended.runningThread();
        if (thread != null && thread != Thread.currentThread() && ended.running(thread)) {
            watch(ended, thread);
        }
    }

    private void watch(LocalProcess ended, Thread thread) {
        if (all.putIfAbsent(ended, new Lingering(ended, thread)) == null) {
            setAlarm();
        }
    }

    private void setAlarm() {
        if (!alarmed.get() && alarmed.compareAndSet(false, true)) {
            var _ = Clock.system().after(EVERY, this::look);
        }
    }

    private void look() {
        try {
            all.values().removeIf(Lingering::hasEnded);
            all.values().forEach(Lingering::look);
        } finally {
            alarmed.set(false);
            if (!all.isEmpty()) {
                setAlarm();
            }
        }
    }

    /// Whether any goes on.
    boolean any() {
        return !all.values().stream().allMatch(Lingering::hasEnded);
    }

    /// Those that go on, and where they are.
    List<Event.Lingers> list() {
        return all.values().stream()
                .filter(lingering -> !lingering.hasEnded())
                .map(Lingering::event)
                .toList();
    }
}
