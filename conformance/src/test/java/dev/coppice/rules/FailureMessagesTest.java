package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Thrown;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.Sys;
import dev.coppice.testkit.CoppiceTest;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What failures of servers say to people: which process, which request, and what to do.
@CoppiceTest
class FailureMessagesTest {

    private static final Name NAME = Name.of("database");

    private record Get(String key) implements Call<String> {}

    /// A server that answers when the gate opens.
    private record Database(CountDownLatch begun, CountDownLatch gate)
            implements GenServer<Get, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Get asked, Integer state) throws InterruptedException {
            begun.countDown();
            gate.await();
            return Next.reply(asked, "value", state);
        }
    }

    @Test
    @Rule("G-18")
    void aCallThatTakesTooLongSaysWhatTheServerIsDoingAndHowManyWait() throws Exception {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        Pid server = GenServer.startLink(NAME, new Database(begun, gate));
        Puppet.start().tell(() -> GenServer.call(NAME, new Get("alice")));
        begun.await();
        server.send("one more");
        assertThatThrownBy(() -> GenServer.call(NAME, new Get("bob"), ofMillis(5)))
                .hasMessageMatching(
                        "call to %s \\(database\\) timed out after 5 ms: Get\\[key=bob]; it is"
                                        .formatted(server)
                                + " running FailureMessagesTest\\.Database at"
                                + " FailureMessagesTest\\.java:\\d+ with 2 messages waiting");
        gate.countDown();
    }

    @Test
    @Rule("G-20")
    void aCallToNobodySaysWhoIsMissingAndWhatToDo() {
        assertThatThrownBy(() -> GenServer.call(NAME, new Get("bob")))
                .hasMessage(
                        "call to database failed, there is no such process: Get[key=bob]; start it"
                                + " first");
        Pid ended = GenServer.start(new Counter(0));
        GenServer.stop(ended);
        assertThatThrownBy(() -> GenServer.call(ended, new Get("bob")))
                .hasMessage(
                        "call to "
                                + ended
                                + " failed, there is no such process: Get[key=bob]; if it was"
                                + " restarted it has another pid: call it by a name");
    }

    @Test
    @Rule("G-21")
    void aCallToOneselfSaysWhatToDoInstead() {
        assertThatThrownBy(() -> GenServer.call(self(), new Get("bob")))
                .hasMessageContaining("a process that calls itself waits for ever: Get[key=bob]")
                .hasMessageEndingWith("do it in the handler itself, or with thenContinue");
    }

    @Test
    @Rule("G-22")
    void aCallWhoseServerEndsSaysWhyAndHasTheErrorAsItsCause() {
        Pid server = Script.server().start();
        Script.Step fails =
                (asked, state) -> {
                    throw new IllegalStateException("boom");
                };
        assertThatThrownBy(() -> Script.ask(server, fails))
                .hasMessageStartingWith(
                        "call to "
                                + server
                                + " failed, the server ended with"
                                + " error(java.lang.IllegalStateException: boom): Ask[")
                .hasRootCauseMessage("boom");
    }

    @Test
    @Rule("G-54")
    void aStopSaysThatItWasOne() {
        assertThatThrownBy(() -> GenServer.stop(NAME))
                .hasMessage(
                        "stop of database failed, there is no such process: Stop[reason=normal];"
                                + " start it first");
    }

    @Test
    @Rule("G-02")
    void aStartUnderATakenNameSaysWhoHasItAndWhatToDo() {
        Pid holder = GenServer.startLink(NAME, new Counter(0));
        assertThatThrownBy(() -> GenServer.startLink(NAME, new Counter(1)))
                .hasMessage(
                        "Counter (database) did not start: its name is taken by "
                                + holder
                                + "; use that process, or stop it first");
    }

    @Test
    @Rule("G-10")
    void aStartWhoseInitAnswersRubbishSaysWhatItMustAnswer() {
        Script junk =
                Script.server()
                        .opening(() -> {
                            throw new Thrown("junk");
                        });
        assertThatThrownBy(junk::start)
                .hasMessage(
                        "Script did not start: its init answered junk; it must answer an Init, as"
                                + " Init.ok(state) is");
    }

    @Test
    @Rule("G-12")
    void aStartThatTakesTooLongSaysWhatToDo() {
        Script slow =
                Script.server()
                        .opening(() -> {
                            new CountDownLatch(1).await();
                            return Init.ok("never");
                        });
        assertThatThrownBy(() -> GenServer.start(NAME, slow, ZERO))
                .hasMessageStartingWith(
                        "Script (database) did not start: its init took too long, and it was"
                                + " killed; let it continue after its init");
    }

    @Test
    @Rule("G-25")
    void whoAsksForATokenTooLateLearnsThatItWasTooLate() {
        assertThatThrownBy(() -> GenServer.from(new Get("bob")))
                .hasMessage(
                        "only the request that is being handled has a From, and only while it is:"
                                + " Get[key=bob]");
    }

    @Test
    @Rule("G-57")
    void aReplacementThatFailsSaysWhoseStateStays() {
        Pid server = Script.server().startLink();
        assertThatThrownBy(() ->
                        Sys.replaceState(
                                server,
                                state -> {
                                    throw new IllegalStateException("boom");
                                }))
                .hasMessage("the state of " + server + " stays as it was: its replacement failed");
        assertThat(Sys.state(server)).isEqualTo("new");
    }
}
