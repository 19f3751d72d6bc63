package dev.coppice.conformance.search;

import dev.coppice.conformance.Difference;
import java.util.Set;

/// What came of playing one program here and on the BEAM.
sealed interface Verdict {

    /// The same trace.
    record Same() implements Verdict {}

    /// The BEAM leaves open what happens, and what happened here is one of the things that happen
    /// there.
    record Open(int outcomes) implements Verdict {}

    /// The same things happened, but starts and terminations of processes that do not wait for one
    /// another came in another order.
    record Reordered() implements Verdict {}

    /// What happened here never happens on the BEAM.
    ///
    /// @param outcomes the traces of the BEAM
    /// @param here the trace of ours
    record Different(Set<String> outcomes, String here) implements Verdict {

        /// Returns the difference to that trace of the BEAM which agrees with ours for longest.
        Difference closest() {
            return outcomes.stream()
                    .flatMap(beam -> Difference.between(beam, here).stream())
                    .max((one, other) -> Integer.compare(one.number(), other.number()))
                    .orElseThrow();
        }
    }

    /// The program may show a difference that is known.
    record Skipped() implements Verdict {}

    /// The program makes no sense: one of the two did not come to its end.
    record Senseless(String why) implements Verdict {}
}
