package dev.coppice.benchmarks.measure;

/// The used heap of this JVM.
public final class Heap {

    private Heap() {}

    /// Bytes in use after what nobody holds is gone: the least of a few collections, because what
    /// one of them frees may only then be found to hold more.
    public static long used() throws InterruptedException {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Thread.sleep(50); // reference handlers have their own threads
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
