package dev.coppice.conformance.search;

import java.time.Duration;

/// How often a program is played to find out what may come of it.
///
/// @param here how often freely on Coppice, beside once in order
/// @param beam how often at most on the BEAM
/// @param patience how long at most on the BEAM: a program that waits takes its time
record Effort(int here, int beam, Duration patience) {

    /// For any program: most have one outcome.
    static final Effort USUAL = new Effort(2, 40, Duration.ofSeconds(60));

    /// For what is left of a program while it is made shorter.
    static final Effort SHRINKING = new Effort(20, 60, Duration.ofSeconds(60));

    /// For a program that seems to differ: three processes that race may have an outcome which the
    /// BEAM shows once in thousands of plays.
    static final Effort SECOND_LOOK = new Effort(0, 20_000, Duration.ofMinutes(5));
}
