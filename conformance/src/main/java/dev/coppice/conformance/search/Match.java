package dev.coppice.conformance.search;

import dev.coppice.conformance.play.Player;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Plays programs here and on the BEAM and compares what comes of them.
///
/// A program may have several outcomes. Ours are those of playing it once in order and then a few
/// times freely. The BEAM's are collected by playing it again and again, on one scheduler and on
/// several, each step disturbed in ever other ways, until all of ours are among them. A play mostly
/// repeats the steps in which the BEAM has already done what happened here, so that each step with
/// several outcomes is found for itself.
final class Match implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SCHEDULERS = 4;

    private final Beam orderly;
    private final Beam parallel;

    Match(Path programs) {
        this.orderly = Beam.start(programs, 1);
        this.parallel = Beam.start(programs, SCHEDULERS);
    }

    /// Plays a program so often on both sides.
    Verdict compare(Program program, Effort effort) {
        var first = orderly.play(program, List.of());
        var scenario = program.scenario();
        if (scenario.isEmpty() || !isWhole(first)) {
            return new Verdict.Senseless();
        }
        var beam = new Outcomes();
        beam.add(first, List.of());
        var ordered = Player.play(scenario.get(), LIMIT);
        Set<String> here = new LinkedHashSet<>(Set.of(ordered));
        for (int play = 0; play < effort.here(); play++) {
            here.add(Player.playFreely(scenario.get(), LIMIT));
        }
        if (sought(program, here, beam, 1, effort)) {
            return here.size() == 1 && beam.traces().size() == 1
                    ? new Verdict.Same()
                    : new Verdict.Open();
        }
        return new Verdict.Different(beam, Set.copyOf(unseen(here, beam)), ordered);
    }

    /// Goes on to play a program on the BEAM after it seemed to differ.
    ///
    /// @param made what was tried before
    Verdict lookAgain(Program program, Verdict.Different found, Effort made, Effort effort) {
        var here = found.here();
        var beam = found.beam();
        return sought(program, here, beam, made.beam(), effort)
                ? new Verdict.Open()
                : new Verdict.Different(beam, Set.copyOf(unseen(here, beam)), found.ordered());
    }

    /// Plays on the BEAM until traces of ours are among the outcomes there, or often enough, and
    /// returns whether they are.
    private boolean sought(
            Program program, Set<String> here, Outcomes beam, int from, Effort effort) {
        long end = System.nanoTime() + effort.patience().toNanos();
        for (int play = from; play < effort.beam() && System.nanoTime() - end < 0; play++) {
            var unseen = unseen(here, beam);
            if (unseen.isEmpty()) {
                return true;
            }
            var dice = new Dice(play);
            var repeated = dice.once(4) ? List.<Long>of() : beam.towards(dice.oneOf(unseen));
            var seeds = dice.seeds(repeated, program.steps().size());
            beam.add((dice.once(4) ? parallel : orderly).play(program, seeds), seeds);
        }
        return unseen(here, beam).isEmpty();
    }

    private static List<String> unseen(Set<String> here, Outcomes beam) {
        return here.stream().filter(trace -> !beam.allow(trace)).toList();
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
