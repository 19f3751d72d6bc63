package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.server.From;
import dev.coppice.server.GenServer;
import dev.coppice.server.Next;
import dev.coppice.testkit.CoppiceTest;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// Answers: at once, later, by somebody else, twice, and to nobody.
@CoppiceTest
class RepliesTest {

    private record Token(From<Object> from) {}

    /// Hands the token to the test instead of answering.
    private static Script.Step handsOn() {
        Pid test = self();
        return (asked, state) -> {
            test.send(new Token(GenServer.from(asked)));
            return noReply(state + " asked");
        };
    }

    @Test
    @Rule("G-25")
    void aHandlerAnswersAndGivesTheNextState() {
        Pid server = Script.server().startLink();
        assertThat(Script.ask(server, (asked, state) -> reply(asked, "was " + state, "old")))
                .isEqualTo("was new");
        assertThat(Script.state(server)).isEqualTo("old");
    }

    @Test
    @Rule("G-25")
    void anyProcessMayAnswerLaterThatHasTheToken() {
        Pid server = Script.server().startLink();
        Puppet caller = Script.askElsewhere(server, handsOn());
        From<Object> from = assertReceives(Token.class).from();
        assertThat(from.client()).contains(caller.pid());
        assertThat(Script.state(server)).isEqualTo("new asked");

        Puppet.start().does(() -> GenServer.reply(from, "from elsewhere"));
        assertReceives(new Outcome.Returned<Object>("from elsewhere"));
    }

    @Test
    @Rule("G-22")
    void whoIsNotAnsweredYetHearsOfTheEndOfTheServer() {
        Pid server = Script.server().start();
        var _ = Script.askElsewhere(server, handsOn());
        assertReceives(Token.class);
        server.exit("gone");
        assertThat(assertReceives(Outcome.class).toString()).contains("gone in call to " + server);
    }

    private record Answered(Object value) {}

    @Test
    @Rule("G-26")
    void stoppingWithAnAnswerTerminatesFirstThenAnswersThenEnds() {
        assertTerminatesThenAnswersThenEnds((reason, state) -> {}, "enough");
    }

    @Test
    @Rule("G-26")
    void theAnswerIsGivenEvenIfTerminateFails() {
        assertTerminatesThenAnswersThenEnds(
                (reason, state) -> {
                    throw new IllegalStateException("cannot");
                },
                IllegalStateException.class);
    }

    private static void assertTerminatesThenAnswersThenEnds(Script.Closing closing, Object end) {
        Pid test = self();
        var gate = new CountDownLatch(1);
        Pid server =
                Script.server()
                        .closing((reason, state) -> {
                            gate.await();
                            closing.run(reason, state);
                        })
                        .start();
        Puppet caller = Puppet.start();
        caller.tell(() -> {
            Object value =
                    Script.ask(
                            server,
                            (asked, state) -> Next.stopReply(asked, "bye", "enough", "last"));
            test.send(new Answered(value));
        });
        assertReceives(new Script.Terminated(ExitReason.of("enough"), "last"));
        assertReceivesNo(Answered.class, ofMillis(20));
        gate.countDown();
        assertReceives(new Answered("bye"));
        assertEnds(server, end);
    }

    @Test
    @Rule("G-27")
    void theFirstAnswerCountsAndASecondVanishes() {
        Pid server = Script.server().startLink();
        Script.Step twice =
                (asked, state) -> {
                    GenServer.reply(GenServer.from(asked), "first");
                    GenServer.reply(GenServer.from(asked), "second");
                    return reply(asked, "third", state);
                };
        assertThat(Script.ask(server, twice)).isEqualTo("first");
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule({"G-28", "G-29"})
    void aCallerThatEndsWhileItWaitsDoesTheServerNoHarmAndAnsweringItDoesNothing() {
        Pid server = Script.server().startLink();
        Puppet caller = Script.askElsewhere(server, handsOn());
        From<Object> from = assertReceives(Token.class).from();
        caller.pid().kill();
        assertEnds(caller.pid(), ExitReason.KILLED);

        GenServer.reply(from, "too late");
        assertThat(Script.state(server)).isEqualTo("new asked");
        assertReceivesNothing(ofMillis(20));
    }
}
