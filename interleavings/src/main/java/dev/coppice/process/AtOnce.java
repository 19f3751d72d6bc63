package dev.coppice.process;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicInteger;

/// A race whose two actors begin at the same moment, or up to some hundred nanoseconds apart: each
/// time differently, so that some time each of them comes at the worst moment for the other.
///
/// Left to themselves two threads that go through many states of a race begin together and drift
/// apart. They wait for each other at each state, but not for long: on a busy machine the other may
/// have no processor.
public class AtOnce {

    private static final int LOOKS = 128; // some microseconds
    private static final int LATEST = 64;

    private static int seed; // threads that change it at once do no harm

    private final AtomicInteger come = new AtomicInteger();
    private final int apart = seed++;

    /// Waits for the other actor, and for a moment more.
    protected final void together() {
        boolean second = come.incrementAndGet() == 2;
        for (int left = LOOKS; come.get() < 2 && left > 0; left--) {
            Thread.onSpinWait();
        }
        pass((second ? apart / LATEST : apart) % LATEST);
    }

    /// Lets so many moments pass, of some nanoseconds each.
    public static void pass(int moments) {
        for (int left = moments; left > 0; left--) {
            VarHandle.fullFence();
        }
    }
}
