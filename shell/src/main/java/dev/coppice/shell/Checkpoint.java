package dev.coppice.shell;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Processes;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/// What code typed at the prompt passes at the start of every method and before every jump back, so
/// that no loop goes on in a process that has ended, and none keeps the others from running. The
/// {@link Weaver} puts the calls there.
public final class Checkpoint {

    private static final int PASSES_A_LOOK = 64;
    private static final long TURN_NANOS = 1_000_000;

    // Shared without care: a count or a turn that is lost matters to nobody.
    private static int passes;
    private static long turnBegan = System.nanoTime();

    private Checkpoint() {}

    /// Throws the exit that ends the calling process's code, if the process has been ended.
    public static void pass() {
        if (++passes % PASSES_A_LOOK == 0 || Thread.currentThread().isInterrupted()) {
            look();
        }
    }

    private static void look() {
        Optional<Pid> process = Processes.current();
        if (process.isPresent() && !process.get().isAlive()) {
            throw new ProcessExit(ExitReason.KILLED); // nobody hears it: the end is decided
        }
        long now = System.nanoTime();
        if (now - turnBegan > TURN_NANOS) {
            turnBegan = now;
            LockSupport.parkNanos(1); // yielding alone would not let others in
        }
    }
}
