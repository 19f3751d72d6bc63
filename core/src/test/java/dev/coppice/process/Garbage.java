package dev.coppice.process;

import java.util.function.BooleanSupplier;

/// What nobody refers to any more.
final class Garbage {

    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private Garbage() {}

    /// Collects it until something is gone, and answers whether it is. Again and again, for threads
    /// may be about to let go of it.
    static boolean isGone(BooleanSupplier gone) {
        long start = System.nanoTime();
        while (!gone.getAsBoolean() && System.nanoTime() - start < PATIENCE_NANOS) {
            System.gc();
        }
        return gone.getAsBoolean();
    }
}
