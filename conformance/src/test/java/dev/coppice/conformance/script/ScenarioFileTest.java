package dev.coppice.conformance.script;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.conformance.script.Definition.Arrangement;
import dev.coppice.conformance.script.Definition.Outcome;
import dev.coppice.process.ExitReason;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Shutdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioFileTest {

    private static final Path FILE = Path.of("some.scn");

    private static List<Scenario> read(String text) {
        return ScenarioFile.parse(FILE, text.lines().toList());
    }

    private static Action step(String text) {
        return read("scenario s\n" + text).getFirst().steps().getFirst().action();
    }

    @Test
    void aFileHoldsScenariosOneStepALine() {
        var scenarios = read("# remark\nscenario one\nspawn p\n\nstate\nscenario two\n  state  \n");
        assertThat(scenarios).extracting(Scenario::name).containsExactly("one", "two");
        assertThat(scenarios.getFirst().steps())
                .extracting(Scenario.Step::text)
                .containsExactly("spawn p", "state");
        assertThat(scenarios.getLast().steps()).hasSize(1);
    }

    @Test
    void aFileMayHoldNothing() {
        assertThat(read("# nothing yet\n")).isEmpty();
    }

    @Test
    void operationsAreSeparatedBySemicolons() {
        assertThat(step("in p link q ; trap on ; exit shutdown(x)"))
                .isEqualTo(
                        new Action.In(
                                "p",
                                List.of(
                                        new Operation.Link("q"),
                                        new Operation.Trap(true),
                                        new Operation.Exit(ExitReason.shutdown("x")))));
    }

    @Test
    void theProcessesOfARaceAreSeparatedByBars() {
        assertThat(step("race p exit oops | q link p"))
                .isEqualTo(
                        new Action.Race(
                                List.of(
                                        new Action.In(
                                                "p",
                                                List.of(new Operation.Exit(ExitReason.of("oops")))),
                                        new Action.In("q", List.of(new Operation.Link("p"))))));
    }

    @Test
    void aWorkerHasDefaults() {
        var worker = (Definition.OfWorker) ((Action.Define) step("def a worker")).definition();
        assertThat(worker.parent()).isEmpty();
        assertThat(worker.care())
                .isEqualTo(
                        new Definition.Care(
                                Restart.PERMANENT, Shutdown.within(Duration.ofSeconds(5)), false));
        assertThat(worker.traps()).isFalse();
        assertThat(worker.outcome(7)).isEqualTo(Outcome.OK);
    }

    @Test
    void theLastOutcomeOfAStartRepeats() {
        var worker =
                (Definition.OfWorker)
                        ((Action.Define) step("def a worker start=ok,stop")).definition();
        assertThat(worker.outcome(1)).isEqualTo(Outcome.OK);
        assertThat(worker.outcome(2)).isEqualTo(Outcome.STOP);
        assertThat(worker.outcome(3)).isEqualTo(Outcome.STOP);
    }

    @Test
    void aSupervisorHasDefaults() {
        var supervisor =
                (Definition.OfSupervisor)
                        ((Action.Define) step("def s supervisor in=r")).definition();
        assertThat(supervisor.parent()).hasValue("r");
        assertThat(supervisor.arrangement()).isEqualTo(Arrangement.ONE_FOR_ONE);
        assertThat(supervisor.intensity()).isEqualTo(3);
        assertThat(supervisor.period()).isEqualTo(Duration.ofHours(1));
        assertThat(supervisor.care().shutdown()).isEqualTo(Shutdown.infinity());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    jump p                     | `jump` is not a step: jump p
                    in p fly q                 | `fly` is not an operation: in p fly q
                    in p link                  | a name is missing: in p link
                    in p link q r              | `r` is too much: in p link q r
                    in p                       | an operation is missing: in p
                    wait soon                  | `soon` is not a number: wait soon
                    signal p q oops            | a signal from a process is the step `in p signal …`: signal p q oops
                    def a worker colour=green  | `colour` is not an option here: def a worker colour=green
                    def a robot                | `robot` is not a kind of definition (supervisor, worker, template): def a robot
                    def k template             | a template needs `in=` and its dynamic supervisor: def k template
                    in p call g hum x          | `hum` is not a kind of call (echo, raise, exit, throw, stop, stop_noreply, silent, later): in p call g hum x
                    """)
    void aLineThatMeansNothingIsAnError(String line, String problem) {
        assertThatThrownBy(() -> read("scenario s\n" + line))
                .isInstanceOf(BrokenScript.class)
                .hasMessage("some.scn:2: " + problem);
    }

    @Test
    void aStepBelongsToAScenario() {
        assertThatThrownBy(() -> read("\nspawn p"))
                .hasMessage("some.scn:2: a step before the first line `scenario NAME`: spawn p");
    }

    @Test
    void aFileThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> ScenarioFile.read(FILE))
                .isInstanceOf(BrokenScript.class)
                .hasMessage("some.scn: there is no such file");
    }

    @Test
    void aFolderIsAnError(@TempDir Path folder) {
        assertThatThrownBy(() -> ScenarioFile.read(folder))
                .isInstanceOf(BrokenScript.class)
                .hasMessage(folder + ": is a folder: name the files in it");
    }

    @Test
    void aFileThatIsNotTextIsAnError(@TempDir Path folder) throws IOException {
        var file = Files.write(folder.resolve("a.scn"), "scenario ä".getBytes(ISO_8859_1));
        assertThatThrownBy(() -> ScenarioFile.read(file))
                .isInstanceOf(BrokenScript.class)
                .hasMessage(file + ": is not a text in UTF-8");
    }
}
