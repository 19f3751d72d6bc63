package dev.coppice.process;

import org.jspecify.annotations.Nullable;

/// Which process a thread is running: bound for the life of a process's thread, or of a runner's,
/// whose process changes.
abstract sealed class Context permits Context.Outside, Context.Plain, Runner {

    static final ScopedValue<Context> BOUND = ScopedValue.newInstance();

    private static final Context OUTSIDE = new Outside();

    /// The context of the calling thread; a thread outside any process has one too.
    static Context current() {
        return BOUND.orElse(OUTSIDE);
    }

    /// The process that runs now, if any.
    abstract @Nullable LocalProcess process();

    /// The thread that runs it; a fork made by user code inherits the context, but is not it.
    abstract @Nullable Thread thread();

    /// Whether the calling thread is the one that runs the process.
    @SuppressWarnings("ReferenceEquality") // a thread is itself
    final boolean isOwnThread() {
        return thread() == Thread.currentThread();
    }

    /// Called by the thread before it waits inside the library.
    void beforeWaiting() {}

    /// The process that runs now, for a verb that also works in forks of its thread.
    final LocalProcess process(String verb) {
        LocalProcess process = process();
        if (process == null) {
            throw new IllegalStateException(
                    "cannot " + verb + " here: this thread runs no process");
        }
        return process;
    }

    /// The process that runs now, for a verb that belongs to its own thread alone; throws its exit
    /// when it has been ended.
    final LocalProcess own(String verb) {
        LocalProcess process = process(verb);
        if (!isOwnThread()) {
            throw new IllegalStateException(
                    "cannot "
                            + verb
                            + " here: this thread was forked by "
                            + process
                            + " and is not it");
        }
        process.stopIfEnded();
        return process;
    }

    private static final class Outside extends Context {
        @Override
        @Nullable LocalProcess process() {
            return null;
        }

        @Override
        @Nullable Thread thread() {
            return null;
        }
    }

    /// The thread of a plain process.
    static final class Plain extends Context {
        private final ThreadProcess process;

        Plain(ThreadProcess process) {
            this.process = process;
        }

        @Override
        LocalProcess process() {
            return process;
        }

        @Override
        Thread thread() {
            return process.thread;
        }
    }
}
