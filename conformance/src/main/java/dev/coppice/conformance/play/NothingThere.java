package dev.coppice.conformance.play;

/// A process wants a definition, a reference or a timer that no line has named before. It ends as
/// an Erlang process does that finds nothing to match.
final class NothingThere extends RuntimeException {

    static final String WORD = "{badmatch,[]}";

    NothingThere() {
        super(WORD, null, false, false);
    }
}
