package dev.coppice.process;

import org.jspecify.annotations.Nullable;

/// A process with a body: a virtual thread of its own, from start to end.
final class ThreadProcess extends LocalProcess implements Context {

    final Thread thread;
    private Body body;

    ThreadProcess(Node home, long number, Body body) {
        super(home, number);
        this.body = body;
        this.thread = home.scheduler.thread(this, this::run);
    }

    @Override
    void begin() {
        home.scheduler.begin(thread);
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
    public LocalProcess process() {
        return this;
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
        home.scheduler.wake(waiting);
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
            home.lingerers.interrupt(this, thread);
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
        return body instanceof Ended(var code) ? code : body.getClass();
    }

    @Override
    boolean reports(ExitReason with) {
        return with instanceof ExitReason.Crash || with instanceof ExitReason.Thrown; // O-01
    }

    @Override
    void forgetCode() {
        body = new Ended(body.getClass());
    }

    /// What is left of the code of a process that has ended: its name.
    private record Ended(Class<?> code) implements Body {
        @Override
        public void run() {}
    }
}
