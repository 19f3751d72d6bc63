package dev.coppice.process;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Which process a thread is running: always the same for a process's thread, changing for a
/// runner's.
///
/// It hangs on the thread as the handler of its uncaught exceptions, the one place where a virtual
/// thread carries an object of ours without a map, a cache or a frame for it (ADR 1).
sealed interface Context extends Thread.UncaughtExceptionHandler
        permits Context.Outside, ThreadProcess, Runner {

    /// The context of the calling thread; a thread outside any process has one too.
    static Context current() {
        return of(Thread.currentThread());
    }

    /// The context of a thread.
    static Context of(Thread thread) {
        return thread.getUncaughtExceptionHandler() instanceof Context context
                ? context
                : Outside.OUTSIDE;
    }

    /// The process that runs now, if any.
    @Nullable LocalProcess process();

    /// Called by the thread when it would have to wait inside the library: does something that was
    /// put off until the end of its turn, if that is brief. Answers whether it did; then what it
    /// would wait for may have come.
    boolean doesMeanwhile();

    /// Called by the thread before it looks for a while whether it must wait inside the library:
    /// nothing that others could do may depend on it. Answers whether there is any point in
    /// looking.
    boolean beforeLooking();

    /// Called by the thread before it waits inside the library.
    void beforeWaiting();

    /// Wakes the thread, this context's own, that waits inside the library.
    void wake(Thread waiting);

    /// The process that runs now; throws its exit when it has been ended.
    ///
    /// @throws IllegalStateException when none does
    default LocalProcess process(String verb) {
        LocalProcess process = process();
        if (process == null) {
            throw new IllegalStateException(
                    "cannot " + verb + " here: this thread runs no process");
        }
        process.stopIfEnded();
        return process;
    }

    /// Nothing comes here: whatever a process or a runner throws is caught below.
    @Override
    default void uncaughtException(Thread thread, Throwable failure) {
        thread.getThreadGroup().uncaughtException(thread, failure);
    }

    /// A thread that runs no process.
    enum Outside implements Context {
        OUTSIDE;

        @Override
        public @Nullable LocalProcess process() {
            return null;
        }

        @Override
        public boolean doesMeanwhile() {
            return false;
        }

        @Override
        public boolean beforeLooking() {
            return true;
        }

        @Override
        public void beforeWaiting() {}

        @Override
        public void wake(Thread waiting) {
            LockSupport.unpark(waiting);
        }
    }
}
