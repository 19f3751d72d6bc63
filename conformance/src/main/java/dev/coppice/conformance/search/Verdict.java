package dev.coppice.conformance.search;

import dev.coppice.conformance.Difference;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/// What came of playing one program here and on the BEAM.
sealed interface Verdict {

    /// One trace, the same on both.
    record Same() implements Verdict {}

    /// The BEAM leaves open what happens, and what happened here is among the things that happen
    /// there.
    record Open() implements Verdict {}

    /// Something happened here that never happened on the BEAM.
    ///
    /// @param beam the outcomes on the BEAM
    /// @param here the traces of ours that are not among them
    /// @param ordered the trace of our play in order
    record Different(Outcomes beam, Set<String> here, String ordered) implements Verdict {

        /// Whether the play in order differs, which is always the same.
        boolean isInOrder() {
            return here.contains(ordered);
        }

        /// Returns the difference between those two traces that agree for longest.
        Difference closest() {
            return here.stream()
                    .flatMap(ours ->
                            beam.traces().stream().map(theirs -> Difference.between(theirs, ours)))
                    .flatMap(Optional::stream)
                    .max(Comparator.comparingInt(Difference::number))
                    .orElseThrow();
        }
    }

    /// The program makes no sense: it does not come to its end on the BEAM.
    record Senseless() implements Verdict {}
}
