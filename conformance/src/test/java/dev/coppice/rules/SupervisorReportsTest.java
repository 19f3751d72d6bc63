package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What supervisors report.
@CoppiceTest
class SupervisorReportsTest {

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    private static List<String> reports() {
        return events(SupervisorEvent.class).stream()
                .map(event -> event.getClass().getSimpleName() + " " + event.child().id())
                .toList();
    }

    @Test
    void theEndOfAChildIsReportedBeforeItsRestartAndAnOrderlyOneOfATransientChildNever() {
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                children.child("a"),
                                children.child("b").restart(Restart.TRANSIENT)));
        end(supervisor, "a", ExitReason.NORMAL);
        end(supervisor, "b", ExitReason.NORMAL);
        assertThat(listed(supervisor)).containsExactly("b not running", "a running");
        assertThat(reports())
                .containsExactly(
                        "ChildStarted a", "ChildStarted b", "ChildEnded a", "ChildStarted a");
    }

    @Test
    void aChildThatIsOneTooManyIsReportedAsSuch() {
        Pid supervisor =
                Supervisor.startLink(oneForOne(children.child("a")).intensity(0, ofSeconds(1)));
        end(supervisor, "a", "oops");
        assertExit(supervisor, ExitReason.SHUTDOWN);
        assertThat(reports())
                .containsExactly("ChildStarted a", "ChildEnded a", "MaxIntensityReached a");
    }
}
