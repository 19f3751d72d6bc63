package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Thrown;
import dev.coppice.server.Next;
import dev.coppice.testkit.CoppiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// When a server's `terminate` runs, with what, and what the server then ends with.
@CoppiceTest
class TerminateTest {

    private static final Script.Step RAISES =
            (asked, state) -> {
                throw new IllegalStateException("boom");
            };

    /// A callback, and how it is brought to do something.
    enum Callback {
        HANDLE,
        HANDLE_INFO,
        HANDLE_CONTINUE;

        void does(Pid server, Script.Step step) {
            switch (this) {
                case HANDLE -> Script.tell(server, step);
                case HANDLE_INFO -> server.send(new Script.Message(step));
                case HANDLE_CONTINUE ->
                        Script.tell(
                                server, (asked, state) -> Next.noReply(state).thenContinue(step));
            }
        }
    }

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    @ParameterizedTest
    @EnumSource
    @Rule("G-45")
    void terminateRunsWhenACallbackStopsTheServer(Callback callback) {
        Pid server = Script.server().startLink();
        callback.does(server, (asked, state) -> Next.stop("enough", "last"));
        assertReceives(new Script.Terminated(ExitReason.of("enough"), "last"));
        assertExit(server, "enough");
    }

    @ParameterizedTest
    @EnumSource
    @Rule({"G-45", "G-47", "G-52"})
    void whenACallbackRaisesTerminateGetsTheErrorAndTheStateFromBefore(Callback callback) {
        Pid server = Script.server().startLink();
        Script.tell(server, (asked, state) -> Next.noReply("before"));
        callback.does(server, RAISES);
        var terminated = assertReceives(Script.Terminated.class);
        assertThat(terminated.state()).isEqualTo("before");
        assertThat(terminated.reason().toString()).contains("IllegalStateException: boom");
        assertExit(server, terminated.reason());
    }

    @Test
    @Rule({"G-47", "G-52"})
    void whenACallbackExitsTerminateGetsThatReasonAndTheServerEndsWithIt() {
        Pid server = Script.server().startLink();
        Script.tell(server, (asked, state) -> Next.noReply("before"));
        Script.tell(
                server,
                (asked, state) -> {
                    throw exit("oops");
                });
        assertReceives(new Script.Terminated(ExitReason.of("oops"), "before"));
        assertExit(server, "oops");
    }

    @Test
    @Rule("G-46")
    void terminateDoesNotRunAfterAKill() {
        Pid server = Script.trapping().start();
        server.kill();
        assertEnds(server, ExitReason.KILLED);
        assertReceivesNothing(ofMillis(20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"oops", "shutdown"})
    @Rule("G-46")
    void terminateDoesNotRunAfterASignalToAServerThatDoesNotTrapExits(String reason) {
        ExitReason signal = reason.equals("shutdown") ? ExitReason.SHUTDOWN : ExitReason.of(reason);
        Pid server = Script.server().start();
        server.exit(signal);
        assertEnds(server, signal);
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule("G-51")
    void aTerminateThatFailsIsWhatTheServerEndsWith() {
        Script raises =
                Script.server()
                        .closing((reason, state) -> {
                            throw new IllegalArgumentException("cannot end");
                        });
        Pid server = raises.startLink();
        Script.tell(server, (asked, state) -> Next.stop("enough", state));
        assertReceives(new Script.Terminated(ExitReason.of("enough"), "new"));
        assertExit(server, IllegalArgumentException.class);

        Pid other = Script.server().closing((reason, state) -> exit("otherwise")).startLink();
        Script.tell(other, RAISES);
        assertExit(other, "otherwise");
    }

    @Test
    @Rule({"G-38", "G-51"})
    void aValueThatTerminateThrowsIsWhatItAnsweredAndThatDoesNotMatter() {
        Script throwing =
                Script.server()
                        .closing((reason, state) -> {
                            throw new Thrown("ball");
                        });
        Pid server = throwing.startLink();
        Script.tell(server, (asked, state) -> Next.stop("enough", state));
        assertExit(server, "enough");
    }
}
