package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Plays on the BEAM, where there is one.
class MatchTest {

    private static BeamPrograms programs;
    private static Match match;

    @BeforeAll
    static void start() {
        try {
            programs = BeamPrograms.compile();
            match = new Match(programs.folder());
        } catch (NoErlang missing) {
            abort(missing.toString());
        }
    }

    @AfterAll
    static void stop() {
        if (match != null) {
            match.close();
            programs.close();
        }
    }

    private static Verdict played(String... steps) {
        return match.compare(new Program("test", List.of(steps)), 12);
    }

    @Test
    void aSupervisorRestartsItsChildOnBoth() {
        assertThat(
                        played(
                                "def s supervisor",
                                "def a worker in=s trap",
                                "spawn p",
                                "in p start s",
                                "in a raise boom",
                                "state"))
                .isEqualTo(new Verdict.Same());
    }

    @Test
    void aProgramThatTheBeamCannotPlayMakesNoSense() {
        assertThat(played("def s supervisor", "spawn p", "in p start s", "start_child s nothing"))
                .isInstanceOf(Verdict.Senseless.class);
    }
}
