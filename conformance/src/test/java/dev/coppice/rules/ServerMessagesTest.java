package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Thrown;
import dev.coppice.registry.Registry;
import dev.coppice.server.BadReturnValue;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.Sys;
import dev.coppice.server.UnexpectedMessage;
import dev.coppice.testkit.CoppiceTest;
import org.junit.jupiter.api.Test;

/// Casts, other messages, and what callbacks answer.
@CoppiceTest
@SuppressWarnings("NullAway") // what a callback must not answer
class ServerMessagesTest {

    private record Foreign() implements Cast {}

    @Test
    @Rule("G-34")
    void aCastNeverFails() {
        Pid ended = Script.server().startLink();
        GenServer.stop(ended);
        GenServer.cast(ended, new Foreign());
        GenServer.cast(Name.of("nobody"), new Foreign());
        GenServer.cast(Registry.named("no registry").via("key"), new Foreign());
        Registry registry = Registry.named("registry");
        Registry.startLink(registry.name(), dev.coppice.registry.Keys.UNIQUE);
        GenServer.cast(registry.via("nobody"), new Foreign());
    }

    @Test
    @Rule("G-35")
    void whatIsNeitherCallNorCastGoesToHandleInfo() {
        Pid server = Script.server().startLink();
        server.send("hello");
        assertReceives(new Script.Heard("hello"));

        Pid watched = spawn(() -> receive());
        Script.ask(server, (asked, state) -> reply(asked, monitor(watched), state));
        watched.exit("gone");
        assertThat(assertReceives(Script.Heard.class).message())
                .isInstanceOfSatisfying(
                        Down.class,
                        down -> assertThat(down.reason()).isEqualTo(ExitReason.of("gone")));
    }

    @Test
    @Rule("G-36")
    void aServerWithoutHandleInfoReportsAMessageAndDropsIt() {
        Pid server = GenServer.startLink(new Counter(7));
        server.send("hello");
        assertThat(Counter.next(server)).isEqualTo(7);
        assertThat(events(UnexpectedMessage.class))
                .containsExactly(new UnexpectedMessage(server, "hello"));
    }

    @Test
    @Rule("G-36")
    void aRequestOfAnotherProtocolEndsTheServer() {
        trapExit(true);
        Pid server = GenServer.startLink(new Counter(7));
        GenServer.cast(server, new Foreign());
        assertExit(server, ClassCastException.class);
    }

    /// A server that knows one kind of message, and does without the report of others.
    private record Choosy() implements GenServer<Cast, String> {
        @Override
        public Init<String> init() {
            return Init.ok("new");
        }

        @Override
        public Next<String> handle(Cast request, String state) {
            return noReply(state);
        }

        @Override
        public Next<String> handleInfo(Object message, String state) {
            return noReply((String) message);
        }
    }

    @Test
    @Rule("G-37")
    void aCallbackWithoutACaseForAMessageFails() {
        trapExit(true);
        Pid server = GenServer.startLink(new Choosy());
        server.send("known");
        assertThat(Sys.state(server)).isEqualTo("known");
        server.send(42);
        assertExit(server, ClassCastException.class);
        assertThat(events(UnexpectedMessage.class)).isEmpty();
    }

    @Test
    @Rule("G-38")
    void aCallbackThatThrowsAValueHasAnsweredIt() {
        Pid server = Script.server().startLink();
        Object answer =
                Script.ask(
                        server,
                        (asked, state) -> {
                            throw new Thrown(reply(asked, "thrown", "next"));
                        });
        assertThat(answer).isEqualTo("thrown");
        assertThat(Script.state(server)).isEqualTo("next");
    }

    @Test
    @Rule({"G-39", "G-45"})
    void aCallbackThatAnswersWhatItMustNotEndsTheServer() {
        trapExit(true);
        ExitReason reason = ExitReason.of(new BadReturnValue("junk"));
        Pid server = Script.server().startLink();
        Script.tell(
                server,
                (asked, state) -> {
                    throw new Thrown("junk");
                });
        assertReceives(new Script.Terminated(reason, "new"));
        assertExit(server, reason);

        Pid other = Script.server().startLink();
        Script.tell(other, (asked, state) -> null);
        assertExit(other, new BadReturnValue(null));
    }

    @Test
    @Rule("G-39")
    void aCallbackThatAnswersARequestThatItDoesNotHandleEndsTheServer() {
        trapExit(true);
        Pid server = Script.server().startLink();
        Script.tell(server, (asked, state) -> Next.reply(asked, "what?", "other"));
        assertThat(assertReceives(Script.Terminated.class).state()).isEqualTo("new");
        assertExit(server, IllegalStateException.class);
    }
}
