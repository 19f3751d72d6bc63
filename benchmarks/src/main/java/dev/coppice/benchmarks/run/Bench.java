package dev.coppice.benchmarks.run;

import dev.coppice.benchmarks.measure.Growth;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Rounds;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.RowResult;
import dev.coppice.benchmarks.rows.Population;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Has rows measured: a row at a time, round by round, and in each round one peer after another, so
/// that whatever drifts on the machine hits all of them.
public final class Bench implements AutoCloseable {

    private static final int MOST_PROCESSES = 1_000_000;
    private static final int MOST_QUICK = 1_000;
    private static final int BYTES_FROM = 1_000;

    private final Settings settings;
    private final Progress progress;
    private final Twins twins;
    private final Set<Peer> peers;

    private Bench(Settings settings, Progress progress, Twins twins) {
        this.settings = settings;
        this.progress = progress;
        this.twins = twins;
        this.peers = twins.available(settings.peers());
    }

    /// Prepares to measure.
    public static Bench open(Settings settings, Progress progress)
            throws IOException, InterruptedException {
        return new Bench(settings, progress, Twins.of(settings.peers()));
    }

    /// Which BEAM is measured, if any.
    public Optional<String> beamVersion() throws IOException, InterruptedException {
        return twins.beamVersion();
    }

    /// Measures rows.
    public List<RowResult> measure(List<Row> rows) throws IOException {
        List<RowResult> results = new ArrayList<>();
        for (Row row : rows) {
            progress.begin(row, rows.indexOf(row) + 1, rows.size());
            results.add(measured(row));
            progress.end(results.getLast());
        }
        return results;
    }

    private RowResult measured(Row row) throws IOException {
        Map<Peer, Rounds> rounds = new EnumMap<>(Peer.class);
        for (Peer peer : row.peers()) {
            if (peers.contains(peer)) {
                rounds.put(peer, Rounds.NONE);
            }
        }
        if (!settings.quick()) {
            for (Peer peer : rounds.keySet()) {
                rounds.computeIfPresent(peer, (who, none) -> warmedUp(row, row.size(), who, none));
            }
        }
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Peer peer : rounds.keySet()) {
                progress.round(row, round, peer);
                int size = settings.quick() ? row.quick() : row.size();
                rounds.computeIfPresent(peer, (who, so) -> more(row, size, who, so));
            }
        }
        if (!settings.quick()) {
            twins.endAll();
        }
        return new RowResult(row, rounds);
    }

    private Rounds warmedUp(Row row, int size, Peer peer, Rounds none) {
        return switch (ordered(row, size, peer, settings.warmUp())) {
            case TwinProcess.Done _ -> none;
            case TwinProcess.Failed(String why) -> none.failed(why);
        };
    }

    private Rounds more(Row row, int size, Peer peer, Rounds so) {
        if (so.failure().isPresent()) {
            return so;
        }
        return switch (ordered(row, size, peer, settings.round())) {
            case TwinProcess.Done(var measurement) -> so.plus(measurement);
            case TwinProcess.Failed(String why) -> so.failed(why);
        };
    }

    private TwinProcess.Answer ordered(Row row, int size, Peer peer, Duration atLeast) {
        try {
            return twins.of(peer).measure(row, size, atLeast);
        } catch (IOException e) {
            return new TwinProcess.Failed(e.toString());
        }
    }

    /// Measures what operations cost while there are more and more processes, on Coppice.
    public List<Growth> growth() {
        List<Growth> all = new ArrayList<>();
        List<Row> rows = Population.ROWS;
        for (Row row : rows) {
            progress.begin(row, rows.indexOf(row) + 1, rows.size());
            Growth growth = grown(row);
            all.add(growth);
            progress.end(growth);
            twins.endAll();
        }
        return all;
    }

    private Growth grown(Row row) {
        List<Growth.Point> points = new ArrayList<>();
        // Few servers are lost in the noise of the heap.
        int least = row.unit() == dev.coppice.benchmarks.measure.Unit.BYTES ? BYTES_FROM : 1;
        int most = settings.quick() ? MOST_QUICK : MOST_PROCESSES;
        for (int processes = least; processes <= most; processes *= 10) {
            Rounds rounds = Rounds.NONE;
            if (!settings.quick()) {
                rounds = warmedUp(row, Math.min(processes, MOST_QUICK), Peer.COPPICE, rounds);
            }
            for (int round = 1; round <= settings.rounds(); round++) {
                rounds = more(row, processes, Peer.COPPICE, rounds);
            }
            points.add(new Growth.Point(processes, rounds));
        }
        return new Growth(row, points);
    }

    @Override
    public void close() throws IOException {
        twins.close();
    }
}
