package dev.coppice.benchmarks.run;

import dev.coppice.benchmarks.measure.Peer;
import java.time.Duration;
import java.util.Set;

/// How rows are measured.
///
/// @param peers by whom
/// @param rounds how many rounds
/// @param quick whether only to see that everything runs: one round of little work, nobody warm,
///   and every peer in one process for all rows
public record Settings(Set<Peer> peers, int rounds, boolean quick) {

    private static final Duration WARM_UP = Duration.ofMillis(2_500);
    private static final Duration ROUND = Duration.ofMillis(400);

    /// How long the work is repeated before anything counts.
    Duration warmUp() {
        return quick ? Duration.ZERO : WARM_UP;
    }

    /// How long the work is repeated in a round.
    Duration round() {
        return quick ? Duration.ZERO : ROUND;
    }
}
