package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.ServerFailed;
import dev.coppice.testkit.CoppiceTest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which ends of servers are reported, and how.
@CoppiceTest
class ServerReportsTest {

    private static final Name NAME = Name.of("failing");

    private static final Script.Step RAISES =
            (asked, state) -> {
                throw new IllegalStateException("boom");
            };

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    @Test
    @Rule("O-02")
    void aServerThatFailsInACallReportsWhoAskedWhatAndWhatTheyWereDoing() {
        Pid server = Script.server().startLink(NAME);
        Puppet caller = Script.askElsewhere(server, RAISES);
        assertExit(server, IllegalStateException.class);
        ServerFailed report = assertReports(ServerFailed.class);
        assertThat(report.pid()).isEqualTo(server);
        assertThat(report.name()).contains(NAME);
        assertThat(report.lastMessage()).isEqualTo(new Script.Ask(RAISES));
        assertThat(report.state()).isEqualTo("new");
        assertThat(report.client()).contains(caller.pid());
        assertThat(report.clientDoes()).get().asString().contains(" at Script.java:");
        assertThat(report.describe())
                .contains(
                        "server failing " + server + " failed",
                        "IllegalStateException: boom",
                        "at " + getClass().getName(),
                        "last message: Ask[",
                        "state: new",
                        "client: " + caller.pid());
    }

    @Test
    @Rule("O-02")
    void aServerThatFailsInAMessageReportsItAndNoClient() {
        Pid server = Script.server().startLink();
        var message = new Script.Message(RAISES);
        server.send(message);
        assertExit(server, IllegalStateException.class);
        ServerFailed report = assertReports(ServerFailed.class);
        assertThat(report.lastMessage()).isEqualTo(message);
        assertThat(report.client()).isEmpty();
        assertThat(report.describe()).doesNotContain("client");
    }

    static Stream<ExitReason> orderly() {
        return Stream.of(ExitReason.NORMAL, ExitReason.SHUTDOWN, ExitReason.shutdown("done"));
    }

    @ParameterizedTest
    @MethodSource("orderly")
    @Rule("O-03")
    void anOrderlyEndIsNotReportedHoweverItComes(ExitReason reason) {
        Pid stopping = Script.server().startLink();
        Script.tell(stopping, (asked, state) -> Next.stop(reason, state));
        assertExit(stopping, reason);

        Pid exiting = Script.server().startLink();
        Script.tell(
                exiting,
                (asked, state) -> {
                    throw exit(reason);
                });
        assertExit(exiting, reason);

        Puppet parent = Puppet.start();
        Pid orphan = parent.answers(Script.trapping()::startLink);
        parent.tell(() -> exit(reason));
        assertEnds(orphan, reason);
        assertThat(events()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "exit", "parent"})
    @Rule({"O-02", "O-03"})
    void anyOtherReasonIsReported(String how) {
        Puppet parent = Puppet.start();
        Pid server = parent.answers(Script.trapping()::startLink);
        switch (how) {
            case "stop" -> Script.tell(server, (asked, state) -> Next.stop("oops", state));
            case "exit" ->
                    Script.tell(
                            server,
                            (asked, state) -> {
                                throw exit("oops");
                            });
            default -> parent.tell(() -> exit("oops"));
        }
        assertEnds(server, "oops");
        assertThat(events(ServerFailed.class))
                .extracting(ServerFailed::reason)
                .containsExactly(ExitReason.of("oops"));
    }

    @Test
    @Rule("O-04")
    void theReportOfTheServerIsFollowedByACrashReportWithItsAncestors() {
        register(Name.of("starter"));
        Pid server = Script.trapping().startLink(NAME);
        Script.tell(server, RAISES);
        assertExit(server, IllegalStateException.class);
        assertThat(events())
                .satisfiesExactly(
                        first -> assertThat(first).isInstanceOf(ServerFailed.class),
                        second ->
                                assertThat(second)
                                        .isInstanceOfSatisfying(
                                                Event.Crashed.class, ServerReportsTest::checked));
    }

    private static void checked(Event.Crashed report) {
        assertThat(report.code()).isEqualTo(Script.class.getName());
        assertThat(report.name()).contains(NAME);
        assertThat(report.ancestors()).containsExactly(Name.of("starter"));
        assertThat(report.links()).containsExactly(self(report));
        assertThat(report.trapExit()).isTrue();
    }

    private static Pid self(Event.Crashed report) {
        return report.pid().node().whereis(Name.of("starter")).orElseThrow();
    }

    @Test
    @Rule({"O-03", "O-13"})
    void aKilledServerReportsNothing() {
        Pid server = Script.trapping().startLink();
        server.kill();
        assertExit(server, ExitReason.KILLED);
        assertThat(events()).isEmpty();
    }

    private record Login(String password) implements Call<Boolean> {}

    /// Keeps passwords to itself.
    private record Guard(boolean fails) implements GenServer<Login, String> {
        @Override
        public Init<String> init() {
            return Init.ok("the key");
        }

        @Override
        public Next<String> handle(Login asked, String key) {
            if (asked.password().isEmpty()) {
                return noReply(key);
            }
            throw exit("wrong: " + asked.password());
        }

        @Override
        public ServerFailed formatStatus(ServerFailed report) {
            if (fails) {
                throw new IllegalStateException("cannot hide " + report.state());
            }
            return report.state("a key").lastMessage("a login").reason(ExitReason.of("wrong"));
        }
    }

    private static String reportOf(Guard guard) {
        Pid server = GenServer.startLink(guard);
        assertCallFails(
                "wrong: open sesame", () -> GenServer.call(server, new Login("open sesame")));
        assertExit(server, "wrong: open sesame");
        return assertReports(ServerFailed.class).describe();
    }

    @Test
    @Rule("O-11")
    void aServerSaysWhatItsReportShows() {
        assertThat(reportOf(new Guard(false)))
                .contains("reason: wrong\n", "last message: a login", "state: a key")
                .doesNotContain("open sesame", "the key");
    }

    @Test
    @Rule("O-11")
    void aServerThatCannotSayItShowsNothing() {
        assertThat(reportOf(new Guard(true)))
                .contains("hidden: formatStatus failed with class java.lang.IllegalStateException")
                .doesNotContain("open sesame", "the key");
    }
}
