package dev.coppice.benchmarks.measure;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// A row, measured.
///
/// @param row the row
/// @param rounds what each peer needed
public record RowResult(Row row, Map<Peer, Rounds> rounds) {

    public RowResult {
        rounds = Map.copyOf(rounds);
    }

    /// A peer's median, if it has one.
    public Optional<Double> median(Peer peer) {
        Rounds measured = rounds.getOrDefault(peer, Rounds.NONE);
        return measured.isMeasured()
                ? Optional.of(measured.median(row.figure()))
                : Optional.empty();
    }

    /// The rival with the least figure, if any was measured.
    public Optional<Peer> best() {
        return rounds.keySet().stream()
                .filter(Peer::isRival)
                .filter(peer -> median(peer).isPresent())
                .min(Comparator.comparingDouble(peer -> median(peer).orElseThrow()));
    }

    /// What part of a peer's figure Coppice's is.
    public Optional<Double> ratioTo(Peer peer) {
        Optional<Double> theirs = median(peer);
        return median(Peer.COPPICE).flatMap(ours -> theirs.map(other -> ours / other));
    }

    /// Whether some peer failed.
    public boolean hasFailure() {
        return rounds.values().stream().anyMatch(each -> each.failure().isPresent());
    }
}
