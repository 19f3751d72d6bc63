package dev.coppice.todo.memory;

/// How quiet a server is, by looks at regular intervals: it is when hardly any memory is asked for.
///
/// A whole collection stops everything, so it comes seldom: when it is quiet, when much has been
/// asked for since the last one, and when that is long ago. Some looks later there is another one,
/// if it is still quiet: by then nothing is kept for those who have asked.
///
/// @param allocated how many bytes had been asked for by the last look
/// @param given how many of them when memory was last given back, for the first time of two
/// @param since how many looks ago that was
/// @param quiet how many looks in a row have found it quiet
record Idleness(long allocated, long given, int since, int quiet) {

    private static final long MEBIBYTE = 1 << 20;

    /// A few requests a second, and those who only look whether it is up.
    private static final long LITTLE = 16 * MEBIBYTE;

    /// Worth to be given back.
    private static final long MUCH = 64 * MEBIBYTE;

    private static final int LONG_AGO = 20;
    private static final int ONCE_MORE = 3;

    /// What is known before the first look.
    static final Idleness UNKNOWN = new Idleness(0, 0, LONG_AGO, 0);

    /// What is known after one more look.
    Idleness look(long allocatedNow) {
        boolean isQuiet = allocatedNow - allocated < LITTLE;
        return new Idleness(
                allocatedNow,
                isFirstTime() ? allocated : given,
                isFirstTime() ? 1 : since + 1,
                isQuiet ? quiet + 1 : 0);
    }

    /// Whether it is time to give back what is not needed any more.
    boolean isTimeToGiveBack() {
        return isFirstTime() || isSecondTime();
    }

    private boolean isFirstTime() {
        return quiet > 0 && since >= LONG_AGO && allocated - given >= MUCH;
    }

    private boolean isSecondTime() {
        return since == ONCE_MORE && quiet > ONCE_MORE;
    }
}
