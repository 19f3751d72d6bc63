package dev.coppice.process;

import java.lang.System.Logger.Level;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/// Who hears of the events of a node.
///
/// A sink hears on the thread where the event happened, but outside any process: what it sends
/// arrives even when the process that runs there has just ended, and what it throws ends nobody.
final class Sinks {

    private static final System.Logger LOGGER = System.getLogger("dev.coppice");

    private final CopyOnWriteArrayList<EventSink> all = new CopyOnWriteArrayList<>();
    private volatile boolean followed;

    /// Lets one more sink hear, until the answer is closed.
    Node.Listening add(EventSink sink) {
        all.add(sink);
        followed = all.stream().anyMatch(EventSink::followsLives);
        return () -> {
            all.remove(sink);
            followed = all.stream().anyMatch(EventSink::followsLives);
        };
    }

    /// Whether any hears of lives.
    boolean followLives() {
        return followed;
    }

    /// Tells every sink of an event, which is only made if there is one.
    void tell(Supplier<Event> event) {
        if (!all.isEmpty()) {
            outside(
                    "an event could not be made",
                    () -> {
                        Event made = event.get();
                        all.forEach(sink -> hear(sink, made));
                    });
        }
    }

    /// Tells the sinks that follow lives.
    void tellOfLife(Supplier<Event> event) {
        if (followed) {
            outside(
                    "an event could not be made",
                    () -> {
                        Event made = event.get();
                        for (EventSink sink : all) {
                            if (sink.followsLives()) {
                                hear(sink, made);
                            }
                        }
                    });
        }
    }

    /// Runs code of others that has to hear of something: outside any process, and whatever it
    /// throws is logged.
    static void outside(String what, Runnable telling) {
        if (Context.current() == Context.Outside.OUTSIDE) {
            guarded(what, telling);
            return;
        }
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler context = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler(Context.Outside.OUTSIDE);
        try {
            guarded(what, telling);
        } finally {
            thread.setUncaughtExceptionHandler(context);
        }
    }

    private static void hear(EventSink sink, Event event) {
        guarded("an event sink failed on " + event.getClass().getName(), () -> sink.on(event));
    }

    private static void guarded(String what, Runnable telling) {
        try {
            telling.run();
        } catch (Throwable failure) {
            LOGGER.log(Level.WARNING, what, failure);
        }
    }
}
