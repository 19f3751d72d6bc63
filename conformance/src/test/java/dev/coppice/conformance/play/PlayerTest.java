package dev.coppice.conformance.play;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.conformance.script.BrokenScript;
import dev.coppice.conformance.script.Scenario;
import dev.coppice.conformance.script.ScenarioFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A play comes to rest when nobody will hear of anything any more, and knows it at once.
class PlayerTest {

    @Test
    void aMonitorByANameThatNobodyHoldsAnyMoreIsNoNews() throws BrokenScript {
        List<String> steps = new ArrayList<>(List.of("scenario names", "spawn p", "spawn q"));
        steps.add("in p register n");
        steps.add("in q monitor_name n m1 ; unregister n");
        steps.addAll(
                Collections.nCopies(50, "state")); // waiting half a second for each is too long

        assertThat(freely(steps)).doesNotContain("TIMED OUT").endsWith("monitors=n\n");
    }

    @Test
    void theEndOfAProcessThatIsWatchedIsAwaited() throws BrokenScript {
        List<String> steps =
                List.of(
                        "scenario ends",
                        "spawn p",
                        "spawn q",
                        "in q monitor p m1",
                        "in p exit oops");
        for (int play = 0; play < 50; play++) {
            assertThat(freely(steps)).endsWith("@ q#1 got DOWN m1 p#1 oops\n");
        }
    }

    private static String freely(List<String> lines) throws BrokenScript {
        Scenario scenario = ScenarioFile.parse(Path.of("test.scn"), lines).getFirst();
        return Player.playFreely(scenario, Duration.ofSeconds(20));
    }
}
