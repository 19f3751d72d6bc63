package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.Next;
import dev.coppice.testkit.CoppiceTest;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What the end of its parent, the process that started it with `startLink`, does to a server, and
/// what the end of another process does not.
@CoppiceTest
class ParentsOfServersTest {

    static Stream<ExitReason> abnormal() {
        return Stream.of(ExitReason.SHUTDOWN, ExitReason.of("oops"), ExitReason.KILL);
    }

    static Stream<ExitReason> reasons() {
        return Stream.concat(Stream.of(ExitReason.NORMAL), abnormal());
    }

    private static void end(Puppet parent, ExitReason reason) {
        parent.tell(() -> exit(reason));
        assertEnds(parent.pid(), reason);
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @Rule({"G-45", "G-48", "G-50"})
    void aTrappingServerHandlesWhatCameBeforeTheEndOfItsParentAndNothingAfterIt(ExitReason reason)
            throws InterruptedException {
        Puppet parent = Puppet.start();
        Pid server = parent.answers(Script.trapping()::startLink);
        var busy = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        Script.tell(
                server,
                (asked, state) -> {
                    busy.countDown();
                    gate.await();
                    return Next.noReply("busy");
                });
        busy.await();
        server.send("before");
        end(parent, reason);
        server.send("after");
        gate.countDown();
        assertEnds(server, reason);
        assertThat(assertReceives(Object.class)).isEqualTo(new Script.Heard("before"));
        assertThat(assertReceives(Object.class)).isEqualTo(new Script.Terminated(reason, "busy"));
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule("G-48")
    void aSignalThatTheParentSendsIsItsExitToo() {
        Puppet parent = Puppet.start();
        Pid server = parent.answers(Script.trapping()::startLink);
        parent.does(() -> {
            unlink(server);
            server.exit("enough");
        });
        assertReceives(new Script.Terminated(ExitReason.of("enough"), "new"));
        assertEnds(server, "enough");
    }

    @ParameterizedTest
    @MethodSource("reasons")
    @Rule("G-49")
    void theExitOfAnybodyElseIsAMessageToATrappingServer(ExitReason reason) {
        Pid server = Script.trapping().startLink();
        Puppet stranger = Puppet.start();
        stranger.does(() -> link(server));
        end(stranger, reason);
        assertReceives(new Script.Heard(new Exit(stranger.pid(), reason)));
        assertThat(Script.state(server)).isEqualTo("new");
    }

    @Test
    @Rule("G-49")
    void aSignalOfAnybodyElseIsAMessageToATrappingServer() {
        Pid server = Script.trapping().startLink();
        Puppet stranger = Puppet.start();
        stranger.does(() -> server.exit("oops"));
        assertReceives(new Script.Heard(new Exit(stranger.pid(), ExitReason.of("oops"))));
        assertThat(Script.state(server)).isEqualTo("new");
    }

    @Test
    @Rule("G-49")
    void whoStartedAServerWithoutALinkIsNoParent() {
        Puppet starter = Puppet.start();
        Pid server = starter.answers(Script.trapping()::start);
        starter.does(() -> link(server));
        end(starter, ExitReason.of("oops"));
        assertReceives(new Script.Heard(new Exit(starter.pid(), ExitReason.of("oops"))));
        assertThat(Script.state(server)).isEqualTo("new");
        server.kill();
    }

    @ParameterizedTest
    @MethodSource("abnormal")
    @Rule("G-56")
    void aServerThatDoesNotTrapExitsEndsAtOnceWithItsParent(ExitReason reason) {
        Puppet parent = Puppet.start();
        Pid server = parent.answers(Script.server()::startLink);
        end(parent, reason);
        assertEnds(server, reason);
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule("G-56")
    void aServerThatDoesNotTrapExitsOutlivesAParentThatReturns() {
        Puppet parent = Puppet.start();
        Pid server = parent.answers(Script.server()::startLink);
        end(parent, ExitReason.NORMAL);
        assertThat(Script.state(server)).isEqualTo("new");
        assertThat(info(server).orElseThrow().links()).isEmpty();
        server.kill();
    }
}
