package dev.coppice.conformance.search;

/// How often a program is played to find out what may come of it.
///
/// @param here how often freely on Coppice, beside once in order
/// @param beam how often at most on the BEAM
record Effort(int here, int beam) {

    /// For any program: most have one outcome.
    static final Effort USUAL = new Effort(2, 40);

    /// For what is left of a program while it is made shorter.
    static final Effort SHRINKING = new Effort(20, 60);
}
