package dev.coppice.benchmarks.measure;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A row of the table: one kind of work, and how each peer does it.
///
/// @param name what the command line calls it
/// @param group the rows it is listed with
/// @param title what the table calls it
/// @param unit what its figures count
/// @param figure which figure of a measurement it is judged by
/// @param target what Coppice must reach
/// @param size how much work is done at once
/// @param quick how much when nobody looks at the times
/// @param works how the peers that run on a JVM do it
/// @param onBeam whether the Erlang program does it too, under the same name
public record Row(
        String name,
        String group,
        String title,
        Unit unit,
        Figure figure,
        Target target,
        int size,
        int quick,
        Map<Peer, Work> works,
        boolean onBeam) {

    /// Which figure of a measurement counts.
    public enum Figure {
        /// The mean.
        MEAN,
        /// The 99th percentile of single operations.
        P99;

        /// How programs read it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// This figure of a measurement.
        public double of(Measurement measured) {
            return switch (this) {
                case MEAN -> measured.each();
                case P99 -> (double) measured.latencies().getValueAtPercentile(99);
            };
        }
    }

    /// A row of times without a target that nobody does yet.
    public static Row of(String name, String group, String title) {
        return new Row(
                name,
                group,
                title,
                Unit.NANOSECONDS,
                Figure.MEAN,
                Target.none(),
                1,
                1,
                Map.of(),
                false);
    }

    /// The same row with so much work.
    public Row size(int full, int forQuick) {
        return new Row(name, group, title, unit, figure, target, full, forQuick, works, onBeam);
    }

    /// The same row with a target.
    public Row target(Target reach) {
        return new Row(name, group, title, unit, figure, reach, size, quick, works, onBeam);
    }

    /// The same row, which counts the bytes of an object.
    public Row bytes() {
        return new Row(name, group, title, Unit.BYTES, figure, target, size, quick, works, onBeam);
    }

    /// The same row, judged by its 99th percentile.
    public Row p99() {
        return new Row(name, group, title, unit, Figure.P99, target, size, quick, works, onBeam);
    }

    /// The same row with one more peer's way to do it.
    public Row on(Peer peer, Work work) {
        Map<Peer, Work> more = new EnumMap<>(Peer.class);
        more.putAll(works);
        more.put(peer, work);
        if (peer == Peer.COPPICE) {
            more.put(Peer.OWN, work);
        }
        return new Row(name, group, title, unit, figure, target, size, quick, more, onBeam);
    }

    /// The same row, which the Erlang program does too.
    public Row andOnBeam() {
        return new Row(name, group, title, unit, figure, target, size, quick, works, true);
    }

    /// Who does it.
    public Set<Peer> peers() {
        Set<Peer> all = EnumSet.noneOf(Peer.class);
        all.addAll(works.keySet());
        if (onBeam) {
            all.add(Peer.BEAM);
        }
        return all;
    }

    /// How a peer on the JVM does it.
    public Optional<Work> work(Peer peer) {
        return Optional.ofNullable(works.get(peer));
    }
}
