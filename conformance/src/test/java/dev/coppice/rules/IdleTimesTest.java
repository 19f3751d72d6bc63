package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.Sys;
import dev.coppice.server.Timeout;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Servers that hear that nothing comes, and servers that continue by themselves.
@CoppiceTest
class IdleTimesTest {

    private static final Script.Heard TIMEOUT = new Script.Heard(Timeout.TIMEOUT);

    private static Script.Step waitsFor(Duration idle) {
        return (asked, state) -> reply(asked, "waits", state).timeoutAfter(idle);
    }

    @Test
    @Rule("G-40")
    void aServerHearsOnceThatNothingCameForSoLong(ManualClock clock) {
        Pid server = Script.server().startLink();
        Script.ask(server, waitsFor(ofMinutes(1)));
        clock.advance(ofMinutes(1).minusMillis(1));
        assertReceivesNothing(ofMillis(20));
        clock.advance(ofMillis(1));
        assertReceives(TIMEOUT);
        clock.advance(ofHours(1));
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule("G-40")
    void aServerMayWaitFromItsStart(ManualClock clock) {
        var _ =
                Script.server()
                        .opening(() -> Init.ok("new").timeoutAfter(ofMinutes(1)))
                        .startLink();
        clock.advance(ofMinutes(1));
        assertReceives(TIMEOUT);
    }

    @Test
    @Rule("G-40")
    void anyMessageEndsTheWait(ManualClock clock) {
        Pid server = Script.server().startLink();
        Script.ask(server, waitsFor(ofMinutes(1)));
        server.send("hello");
        assertReceives(new Script.Heard("hello"));
        clock.advance(ofHours(1));
        assertReceivesNothing(ofMillis(20));

        Script.ask(server, waitsFor(ofMinutes(1)));
        clock.advance(ofMinutes(1));
        assertReceives(TIMEOUT);
    }

    @Test
    @Rule("G-41")
    void aMessageThatWaitsComesBeforeATimeoutOfZero() {
        CountDownLatch gate = new CountDownLatch(1);
        Pid server = Script.server().startLink();
        Script.tell(
                server,
                (asked, state) -> {
                    gate.await();
                    return noReply(state).timeoutAfter(ZERO);
                });
        server.send("first");
        gate.countDown();
        assertReceives(new Script.Heard("first"));
        assertReceivesNothing(ofMillis(20));

        Script.tell(server, (asked, state) -> noReply(state).timeoutAfter(ZERO));
        assertReceives(TIMEOUT);
    }

    @Test
    @Rule("G-42")
    void aLookAtTheStateLetsTheTimeBeginAnew(ManualClock clock) {
        Pid server = Script.server().startLink();
        Script.ask(server, waitsFor(ofMinutes(1)));
        clock.advance(ofMinutes(1).minusMillis(1));
        assertThat(Sys.state(server)).isEqualTo("new");
        clock.advance(ofMinutes(1).minusMillis(1));
        assertReceivesNothing(ofMillis(20));
        clock.advance(ofMillis(1));
        assertReceives(TIMEOUT);
    }

    @Test
    @Rule("G-43")
    void whatContinuesComesBeforeMessagesThatWait() {
        CountDownLatch gate = new CountDownLatch(1);
        Pid server = Script.server().startLink();
        Script.Step second = (asked, state) -> noReply(state + " second");
        Script.Step first = (asked, state) -> noReply(state + " first").thenContinue(second);
        Script.tell(
                server,
                (asked, state) -> {
                    gate.await();
                    return noReply("began").thenContinue(first);
                });
        server.send("waits");
        gate.countDown();
        assertThat(receive()).isEqualTo(new Script.Continued(first));
        assertThat(receive()).isEqualTo(new Script.Continued(second));
        assertThat(receive()).isEqualTo(new Script.Heard("waits"));
        assertThat(Script.state(server)).isEqualTo("began first second");
    }

    private record Countdown() implements GenServer<Countdown.Left, Integer> {
        record Left() implements Call<Integer> {}

        @Override
        public Init<Integer> init() {
            return Init.ok(100_000).thenContinue("on");
        }

        @Override
        public Next<Integer> handle(Left asked, Integer left) {
            return reply(asked, left, left);
        }

        @Override
        public Next<Integer> handleContinue(Object on, Integer left) {
            return left == 0 ? noReply(left) : noReply(left - 1).thenContinue(on);
        }
    }

    @Test
    @Rule("G-43")
    void aServerMayContinueAnyNumberOfTimes() {
        Pid server = GenServer.startLink(new Countdown());
        assertThat(GenServer.call(server, new Countdown.Left())).isZero();
    }
}
