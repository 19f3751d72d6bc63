package dev.coppice.process;

import org.jspecify.annotations.Nullable;

/// A process with a body: a virtual thread of its own, from start to end.
final class ThreadProcess extends LocalProcess {

    final Thread thread;
    private final Body body;

    ThreadProcess(Node home, long number, Body body) {
        super(home, number);
        this.body = body;
        this.thread =
                Thread.ofVirtual()
                        .inheritInheritableThreadLocals(false)
                        .unstarted(this::runInContext);
    }

    @Override
    void begin() {
        thread.start();
    }

    private void runInContext() {
        ScopedValue.where(Context.BOUND, new Context.Plain(this)).run(this::run);
    }

    private void run() {
        ExitReason how = ExitReason.NORMAL;
        try {
            if (isAlive()) {
                body.run();
            }
        } catch (Throwable failure) {
            how = Failures.reason(failure);
        }
        finished(how);
    }

    @Override
    void notice() {
        wakeReceiver();
    }

    @Override
    @Nullable Thread runningThread() {
        return thread;
    }

    @Override
    void interrupt() {
        if (Thread.currentThread() != thread) {
            Lingering.interrupt(this, thread);
        }
    }

    @Override
    boolean running(Thread asked) {
        return thread == asked && thread.isAlive();
    }

    @Override
    void interruptGuarded(Thread asked) {
        asked.interrupt();
    }

    @Override
    Class<?> code() {
        return body.getClass();
    }

    @Override
    boolean reports(ExitReason with) {
        return with instanceof ExitReason.Crash || with instanceof ExitReason.Thrown; // O-01
    }

    @Override
    void abandonAnswers(ExitReason why) {
        Extras known = extras;
        if (known != null) {
            known.abandon(why);
        }
    }
}
