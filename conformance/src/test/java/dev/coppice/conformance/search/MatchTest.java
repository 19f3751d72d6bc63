package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Plays on the BEAM, where there is one.
class MatchTest {

    private static final Effort EFFORT = new Effort(2, 12, Duration.ofMinutes(1));
    private static final Effort SECOND_LOOK = new Effort(0, 14, Duration.ofMinutes(1));

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
        return match.compare(program(steps), EFFORT);
    }

    private static Program program(String... steps) {
        return new Program("test", List.of(steps));
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
    void whatARaceComesToIsAmongTheOutcomesOfTheBeam() {
        assertThat(
                        played(
                                "spawn p",
                                "spawn q",
                                "in q trap on",
                                "race p exit oops | q link p ; monitor p m1",
                                "state"))
                .isInstanceOfAny(Verdict.Same.class, Verdict.Open.class);
    }

    @Test
    void aTraceThatTheBeamNeverLeavesIsADifference() {
        var program = program("spawn p", "spawn q", "in p cast q note hi");
        var verdict = match.compare(program, EFFORT);
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Different.class,
                        found -> {
                            assertThat(found.closest().step()).isEqualTo("> in p cast q note hi");
                            assertThat(match.lookAgain(program, found, EFFORT, SECOND_LOOK))
                                    .isInstanceOf(Verdict.Different.class);
                        });
    }

    @Test
    void aProgramThatTheBeamCannotPlayMakesNoSense() {
        assertThat(played("def s supervisor", "spawn p", "in p start s", "start_child s nothing"))
                .isEqualTo(new Verdict.Senseless());
    }

    @Test
    void aProgramThatIsNotWrittenInTheLanguageMakesNoSense() {
        assertThat(played("def k template restart=permanent")).isEqualTo(new Verdict.Senseless());
    }

    @Test
    void whatOneProgramLeavesBehindDoesNotTouchTheNext() {
        for (var again = 0; again < 3; again++) {
            assertThat(played("spawn p", "in p register n1", "in p timer m1 p tick 60000"))
                    .isEqualTo(new Verdict.Same());
        }
    }
}
