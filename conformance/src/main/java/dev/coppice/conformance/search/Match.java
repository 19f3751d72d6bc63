package dev.coppice.conformance.search;

import dev.coppice.conformance.play.Player;
import dev.coppice.conformance.script.Scenario;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;

/// Plays programs here and on the BEAM and compares what comes of them.
///
/// A program may have several outcomes. Ours are those of playing it once in order and then a few
/// times freely. The BEAM's are collected by playing it again and again, with one scheduler and
/// with several, its racing processes told to go in ever other orders and its schedule disturbed,
/// until all of ours are among them.
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
        var comparable = Known.comparable(program);
        var first = orderly.play(comparable, 0);
        var scenario = comparable.scenario();
        if (scenario.isEmpty() || !isWhole(first)) {
            return new Verdict.Senseless();
        }
        var beam = new Outcomes();
        beam.add(first);
        return sought(comparable, played(scenario.get(), effort.here()), beam, 1, effort.beam());
    }

    /// Goes on to play a program on the BEAM, up to so many times, after it seemed to differ.
    Verdict insist(Program program, Verdict.Different found, Effort made, int plays) {
        return sought(Known.comparable(program), found.here(), found.beam(), made.beam(), plays);
    }

    private static Set<String> played(Scenario scenario, int times) {
        Set<String> traces = new LinkedHashSet<>();
        traces.add(Player.play(scenario, LIMIT));
        for (int time = 0; time < times; time++) {
            traces.add(Player.playFreely(scenario, LIMIT));
        }
        return traces;
    }

    /// Looks for our traces among the outcomes on the BEAM.
    private Verdict sought(Program program, Set<String> here, Outcomes beam, int from, int plays) {
        Set<String> unseen = new LinkedHashSet<>(here);
        unseen.removeIf(beam::allow);
        for (int play = from; play < plays && !unseen.isEmpty(); play++) {
            beam.add((play % 4 < 3 ? orderly : parallel).play(program, play));
            unseen.removeIf(beam::allow);
        }
        if (!unseen.isEmpty()) {
            return new Verdict.Different(beam, unseen);
        }
        return here.size() == 1 && beam.traces().size() == 1
                ? new Verdict.Same()
                : new Verdict.Open();
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
