package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.server.GenServer.FOREVER;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;
import static dev.coppice.server.Next.stop;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.server.CallFailure;
import dev.coppice.server.GenServer;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Telling a server to stop.
@CoppiceTest
class StoppingServersTest {

    private static final Name NAME = Name.of("stopping");

    @Test
    @Rule("G-53")
    void stopReturnsWhenTheServerHasTerminatedAndEndedThoughItDoesNotTrapExits() {
        Pid server = Script.server().start(NAME);
        GenServer.stop(server, "enough", FOREVER);
        assertThat(server.isAlive()).isFalse();
        assertThat(whereis(NAME)).isEmpty();
        assertThat(assertReceives(Object.class))
                .isEqualTo(new Script.Terminated(ExitReason.of("enough"), "new"));
        assertEnds(server, "enough");
    }

    @Test
    @Rule("G-53")
    void theReasonIsNormalUnlessItIsGiven() {
        Pid server = Script.server().start();
        GenServer.stop(server);
        assertReceives(new Script.Terminated(ExitReason.NORMAL, "new"));
        assertEnds(server, ExitReason.NORMAL);
    }

    @Test
    @Rule("G-53")
    void whatWaitsIsHandledBeforeTheServerStops() throws InterruptedException {
        var gate = new CountDownLatch(1);
        Pid server = Script.server().start();
        Script.tell(
                server,
                (asked, state) -> {
                    gate.await();
                    return noReply("last");
                });
        Puppet stopping = Puppet.start();
        stopping.tell(() -> GenServer.stop(server));
        awaitUntil("it is told to stop", () -> info(server).orElseThrow().mailboxLength() == 1);
        gate.countDown();
        assertReceives(new Script.Terminated(ExitReason.NORMAL, "last"));
        assertEnds(server, ExitReason.NORMAL);
    }

    @Test
    @Rule("G-53")
    void whoStopsAServerThatEndsOtherwiseExitsWithTheRealReason() {
        Pid failing =
                Script.server()
                        .closing((reason, state) -> {
                            throw new IllegalStateException("cannot end");
                        })
                        .start();
        assertCallFails(IllegalStateException.class, () -> GenServer.stop(failing));

        Pid killed = Script.server().closing((reason, state) -> self().kill()).start();
        assertCallFails(ExitReason.KILLED, () -> GenServer.stop(killed));
    }

    @Test
    @Rule("G-53")
    void whoStopsAServerThatEndsByItselfMeanwhileExitsThoughTheReasonIsTheSame() {
        var gate = new CountDownLatch(1);
        Pid test = self();
        Pid server = Script.server().start();
        Script.tell(
                server,
                (asked, state) -> {
                    gate.await();
                    return stop("enough", state);
                });
        Puppet.start()
                .tell(() -> test.send(attempt(() -> GenServer.stop(server, "enough", FOREVER))));
        awaitUntil("it is told to stop", () -> info(server).orElseThrow().mailboxLength() == 1);
        gate.countDown();
        assertReceives(new Script.Terminated(ExitReason.of("enough"), "new"));
        assertThat(assertReceives(Outcome.class).toString()).contains("enough", "Stop");
    }

    @Test
    @Rule("G-54")
    void stoppingAServerThatIsNotThereExitsWithNoproc() {
        Pid ended = Script.server().start();
        GenServer.stop(ended);
        assertCallFails(ExitReason.NO_PROCESS, () -> GenServer.stop(ended));
        assertCallFails(ExitReason.NO_PROCESS, () -> GenServer.stop(NAME));
    }

    @Test
    @Rule("G-54")
    void whoStopsItselfExitsAtOnce() {
        assertCallFails(CallFailure.CALLING_SELF, () -> GenServer.stop(self()));
        Pid server = Script.server().startLink();
        Object outcome =
                Script.ask(
                        server,
                        (asked, state) ->
                                reply(asked, attempt(() -> GenServer.stop(self())), state));
        assertThat(outcome.toString()).contains("calling_self");
        assertThat(Script.state(server)).isEqualTo("new");
    }

    @Test
    @Rule("G-54")
    void whoHasWaitedLongEnoughExitsAndTheServerGoesOnTerminating(ManualClock clock) {
        var gate = new CountDownLatch(1);
        Pid test = self();
        Pid server = Script.server().closing((reason, state) -> gate.await()).start();
        Puppet stopping = Puppet.start();
        stopping.tell(() -> {
            assertCallFails(
                    CallFailure.TIMEOUT, () -> GenServer.stop(server, "enough", ofSeconds(3)));
            test.send("waited long enough");
        });
        assertReceives(new Script.Terminated(ExitReason.of("enough"), "new"));
        awaitUntil("its time runs", () -> clock.pending() == 1);
        clock.advance(ofSeconds(3));
        assertReceives("waited long enough");
        assertThat(server.isAlive()).isTrue();
        gate.countDown();
        assertEnds(server, "enough");
    }

    @Test
    @Rule("G-55")
    void whoStopsALinkedServerWithAnotherReasonThanNormalEndsWithIt() {
        Pid test = self();
        Script script = Script.server();
        for (Object reason : new Object[] {"enough", ExitReason.SHUTDOWN}) {
            Puppet owner = Puppet.start();
            owner.tell(() -> {
                GenServer.stop(script.startLink(), reason, FOREVER);
                test.send("went on");
            });
            assertEnds(owner.pid(), reason);
        }
        assertReceivesNo(String.class, ofMillis(20));

        Puppet other = Puppet.start();
        other.does(() -> GenServer.stop(script.startLink()));
        assertThat(other.pid().isAlive()).isTrue();
    }
}
