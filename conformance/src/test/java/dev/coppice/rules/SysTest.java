package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Next;
import dev.coppice.server.Sys;
import dev.coppice.testkit.CoppiceTest;
import org.junit.jupiter.api.Test;

/// Looking into a running server.
@CoppiceTest
class SysTest {

    @Test
    @Rule("G-57")
    void theStateCanBeReadAndReplaced() {
        Pid server = Script.server().startLink();
        assertThat(Sys.state(server)).isEqualTo("new");
        assertThat(Sys.replaceState(server, state -> state + " and improved"))
                .isEqualTo("new and improved");
        assertThat(Script.state(server)).isEqualTo("new and improved");
    }

    @Test
    @Rule("G-57")
    void aReplacementThatFailsLeavesTheStateAloneAndIsToldToWhoAskedForIt() {
        Pid server = Script.server().startLink();
        var broke = new IllegalStateException("boom");
        assertThatThrownBy(() ->
                        Sys.replaceState(
                                server,
                                state -> {
                                    throw broke;
                                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasCause(broke);
        assertThat(Sys.state(server)).isEqualTo("new");
    }

    @Test
    @Rule("G-57")
    void aSuspendedServerHandlesWhatCameMeanwhileWhenItIsResumedAndInThatOrder() {
        Pid server = Script.server().startLink();
        Sys.suspend(server);
        server.send("message");
        Script.tell(server, (asked, state) -> Next.noReply(state + " cast"));
        Puppet caller =
                Script.askElsewhere(server, (asked, state) -> Next.reply(asked, state, state));
        awaitUntil("three wait", () -> info(server).orElseThrow().mailboxLength() == 3);
        assertReceivesNothing(ofMillis(20));
        assertThat(Sys.state(server)).as("which can still be asked for").isEqualTo("new");

        Sys.resume(server);
        assertReceives(new Script.Heard("message"));
        assertReceives(new Outcome.Returned<Object>("new cast"));
        assertThat(caller.pid().isAlive()).isTrue();
    }

    @Test
    @Rule("G-57")
    void aSuspendedServerCanBeStopped() {
        Pid server = Script.server().start();
        Sys.suspend(server);
        server.send("never handled");
        GenServer.stop(server);
        assertThat(assertReceives(Object.class))
                .isEqualTo(new Script.Terminated(ExitReason.NORMAL, "new"));
        assertEnds(server, ExitReason.NORMAL);
    }
}
