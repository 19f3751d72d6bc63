package dev.coppice.todo.memory;

/// How long a server has been quiet, by looks at regular intervals: it is when hardly any memory is
/// asked for.
///
/// @param allocated how many bytes had been asked for by the last look
/// @param rested how many of them when all memory was last given back that could be
/// @param quiet how many looks in a row have found it quiet
record Idleness(long allocated, long rested, int quiet) {

    private static final long MEBIBYTE = 1 << 20;

    /// A few requests a second, and those who only look whether it is up.
    private static final long LITTLE = 16 * MEBIBYTE;

    /// Worth to be given back.
    private static final long MUCH = 64 * MEBIBYTE;

    /// Two minutes: by then nothing is kept for those who have asked.
    private static final int LONG = 4;

    /// What is known before the first look.
    static final Idleness UNKNOWN = new Idleness(0, 0, 0);

    /// What is known after one more look.
    Idleness look(long allocatedNow) {
        boolean hasRested = isQuietForLong() && isTimeToGiveBack();
        boolean isQuiet = allocatedNow - allocated < LITTLE;
        return new Idleness(allocatedNow, hasRested ? allocated : rested, isQuiet ? quiet + 1 : 0);
    }

    /// Whether it is time to give back what is not needed any more: as soon as it is quiet, and now
    /// and then while it stays so.
    boolean isTimeToGiveBack() {
        return (quiet == 1 || isQuietForLong()) && allocated - rested >= MUCH;
    }

    private boolean isQuietForLong() {
        return quiet > 0 && quiet % LONG == 0;
    }
}
