package dev.coppice.process;

import java.time.Duration;

/// Sees to it that the thread of an ended process ends: interrupts it, again and again while it
/// goes on, less and less often; and reports it when it has gone on for long (H-01, H-04).
final class Lingering {

    private static final Duration FIRST = Duration.ofMillis(20);
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final Duration REPORTED_AFTER = Duration.ofSeconds(2);

    private Lingering() {}

    /// Interrupts the thread now, and watches over it unless it waits where the library will end
    /// it.
    static void interrupt(LocalProcess ended, Thread thread) {
        boolean endsByItself = ended.wakeReceiver();
        if (!endsByItself) {
            ended.interruptGuarded(thread);
            again(ended, thread, FIRST, Duration.ZERO);
        }
    }

    private static void again(LocalProcess ended, Thread thread, Duration wait, Duration so) {
        Clock.system()
                .after(
                        wait,
                        () -> {
                            if (!ended.running(thread)) {
                                return;
                            }
                            ended.interruptGuarded(thread);
                            Duration since = so.plus(wait);
                            if (so.compareTo(REPORTED_AFTER) < 0
                                    && since.compareTo(REPORTED_AFTER) >= 0) {
                                var stack = java.util.List.of(thread.getStackTrace());
                                ended.home.emit(
                                        System.Logger.Level.WARNING,
                                        () -> new Event.Lingers(ended, since, stack));
                            }
                            Duration twice = wait.multipliedBy(2);
                            again(
                                    ended,
                                    thread,
                                    twice.compareTo(LONGEST) > 0 ? LONGEST : twice,
                                    since);
                        });
    }
}
