package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Body;
import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Thrown;
import dev.coppice.testkit.CoppiceTest;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Which ends of plain processes are reported, and what a crash report says.
@CoppiceTest
class ProcessReportsTest {

    @Test
    @Rule("O-01")
    void anUncaughtErrorAndAnUncaughtThrowAreReportedOnceEach() {
        Pid raising =
                spawn(() -> {
                    throw new IllegalStateException("boom");
                });
        assertEnds(raising, IllegalStateException.class);
        Pid throwing =
                spawn(() -> {
                    throw new Thrown("ball");
                });
        assertEnds(throwing, new ExitReason.Thrown("ball"));
        assertThat(events())
                .hasOnlyElementsOfType(Event.Crashed.class)
                .extracting(Event::describe)
                .satisfiesExactly(
                        said ->
                                assertThat(said)
                                        .contains(
                                                "process " + raising + " crashed",
                                                "IllegalStateException: boom",
                                                "at " + getClass().getName()),
                        said ->
                                assertThat(said)
                                        .contains(
                                                "process " + throwing + " crashed",
                                                "nocatch(ball)"));
    }

    static Stream<Body> unreported() {
        return Stream.of(
                () -> {},
                () -> exit(ExitReason.NORMAL),
                () -> exit("oops"),
                () -> exit(ExitReason.KILL),
                () -> self().exit("signal"),
                () -> self().kill());
    }

    @ParameterizedTest
    @MethodSource("unreported")
    @Rule("O-01")
    void noOtherEndOfAPlainProcessIsReported(Body body) {
        awaitEnd(spawn(body));
        assertThat(events()).isEmpty();
    }

    @Test
    @Rule({"O-01", "O-13"})
    void aProcessThatSomebodyElseEndsIsNotReported() {
        Pid killed = spawn(Processes::receive);
        killed.kill();
        assertEnds(killed, ExitReason.KILLED);
        Puppet failing = Puppet.start();
        Puppet linked = Puppet.start();
        linked.does(() -> link(failing.pid()));
        failing.tell(() -> exit("oops"));
        assertEnds(linked.pid(), "oops");
        assertThat(events()).isEmpty();
    }

    @Test
    @Rule("O-04")
    void aCrashReportSaysWhatIsKnownOfTheProcess() {
        Name name = Name.of("crashing");
        Puppet friend = Puppet.start();
        Pid crashing =
                spawn(() -> {
                    register(name);
                    trapExit(true);
                    link(friend.pid());
                    dictionary().put("key", "value");
                    receive(String.class, "crash"::equals);
                    throw new IllegalStateException("boom");
                });
        IntStream.range(0, 12).forEach(crashing::send);
        crashing.send("crash");
        assertEnds(crashing, IllegalStateException.class);
        Event.Crashed report = assertReports(Event.Crashed.class);
        assertThat(report.pid()).isEqualTo(crashing);
        assertThat(report.code()).contains("ProcessReportsTest");
        assertThat(report.name()).contains(name);
        assertThat(report.reason()).hasToString("error(java.lang.IllegalStateException: boom)");
        assertThat(report.messages()).isEqualTo(12);
        assertThat(report.waiting()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(report.links()).containsExactly(friend.pid());
        assertThat(report.dictionary()).isEqualTo(Map.of("key", "value"));
        assertThat(report.trapExit()).isTrue();
    }
}
