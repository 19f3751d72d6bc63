package dev.coppice.conformance.search;

import dev.coppice.conformance.play.Player;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/// Plays programs here and on the BEAM and compares the traces.
///
/// A program that races has several outcomes. The BEAM's are collected by playing it again and
/// again: with one scheduler and with several, its racing processes told to go in ever other
/// orders.
final class Match implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int SCHEDULERS = 4;

    private final Beam orderly;
    private final Beam parallel;

    Match(Path programs) {
        this.orderly = Beam.start(programs, 1);
        this.parallel = Beam.start(programs, SCHEDULERS);
    }

    /// Compares one trace of ours with those of so many plays on the BEAM at most.
    Verdict compare(Program program, int plays) {
        var scenario = program.scenario();
        if (Known.mayDiffer(scenario)) {
            return new Verdict.Skipped();
        }
        var here = Player.play(scenario, LIMIT);
        Set<String> outcomes = new LinkedHashSet<>();
        for (int play = 0; play < plays; play++) {
            var trace = (play % 4 < 2 ? orderly : parallel).play(program, play);
            if (!isWhole(trace)) {
                return new Verdict.Senseless(trace);
            }
            outcomes.add(trace);
            if (trace.equals(here)) {
                return outcomes.size() == 1
                        ? new Verdict.Same()
                        : new Verdict.Open(outcomes.size());
            }
        }
        var promised = Promised.of(here);
        return outcomes.stream().map(Promised::of).anyMatch(promised::equals)
                ? new Verdict.Reordered()
                : new Verdict.Different(outcomes, here);
    }

    private static boolean isWhole(String trace) {
        return trace.lines()
                .noneMatch(line -> line.startsWith("FAILED") || line.startsWith("TIMED OUT"));
    }

    @Override
    public void close() {
        orderly.close();
        parallel.close();
    }
}
