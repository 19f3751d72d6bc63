package dev.coppice.process;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// How a process that waits for others lets them run on its own thread meanwhile, which spares both
/// sides a switch of threads: a process that it starts begins there, and an end that it has brought
/// about is carried out there.
///
/// Nobody may notice. So a process begins there only where its starter waits without a time limit,
/// and has nothing on its stack that the other could see: {@link #whileStarting} says so. And the
/// interrupt of one never strikes the other, for the starter has stepped aside.
final class Hosting {

    /// How many may begin inside each other: the branches of a tree are higher than a stack.
    private static final int DEPTH = 8;

    private final Runner runner;
    private boolean hosts;
    private int guests;

    Hosting(Runner runner) {
        this.runner = runner;
    }

    /// Runs code of a process that does nothing but start others and wait for them.
    <T> T whileStarting(Supplier<T> code) {
        boolean before = hosts;
        hosts = true;
        try {
            return code.get();
        } finally {
            hosts = before;
        }
    }

    /// Lets a process begin that the running one will wait for, if it may begin here.
    boolean begin(ReactiveProcess guest) {
        if (!hosts || guests == DEPTH) {
            return false;
        }
        hosts = false;
        guests++;
        try {
            return run(guest::runFirst);
        } finally {
            guests--;
            hosts = true;
        }
    }

    /// Whether the running process has begun here: its starter goes on when this turn has ended.
    boolean isGuest() {
        return guests > 0;
    }

    /// Runs something, unless the process that waits has been ended, or everything runs in order:
    /// then others have their turn first.
    boolean run(Scheduler.Ready work) {
        @Nullable LocalProcess waiting = runner.process();
        Thread thread = runner.thread();
        if (!(waiting instanceof ReactiveProcess host)
                || !host.home.scheduler.runsSeveral()
                || !host.stepAside(thread)) {
            return false;
        }
        boolean struck = Thread.interrupted();
        runner.running(null);
        try {
            work.run(runner);
        } finally {
            var _ = Thread.interrupted(); // meant for what ran
            runner.running(host);
            host.stepBack(thread);
            if (struck) {
                thread.interrupt();
            }
        }
        return true;
    }
}
