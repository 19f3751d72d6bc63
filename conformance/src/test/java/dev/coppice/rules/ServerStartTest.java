package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Thrown;
import dev.coppice.server.BadReturnValue;
import dev.coppice.server.CallFailure;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.StartResult;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How servers start, and what comes of it when they do not.
@CoppiceTest
@SuppressWarnings("NullAway") // what a callback must not answer
class ServerStartTest {

    private static final Name NAME = Name.of("starting");

    private final CountDownLatch gate = new CountDownLatch(1);

    private static StartResult failed(Object reason) {
        return new StartResult.Failed(ExitReason.of(reason));
    }

    private record Began(Pid server) {}

    /// Its `init` tells the test that it runs, and waits for the gate.
    private Script gated() {
        Pid test = self();
        return Script.server()
                .opening(() -> {
                    test.send(new Began(self()));
                    gate.await();
                    return Init.ok("new");
                });
    }

    @Test
    @Rule("G-01")
    void aStartReturnsWhenInitIsDone() {
        Pid test = self();
        Script script = gated();
        Puppet starter = Puppet.start();
        starter.tell(() -> test.send(script.start()));
        Pid server = assertReceives(Began.class).server();
        assertReceivesNo(Pid.class, ofMillis(20));

        gate.countDown();
        assertThat(assertReceives(Pid.class)).isEqualTo(server);
        assertThat(Script.state(server)).isEqualTo("new");
        GenServer.stop(server);
    }

    @Test
    @Rule("G-02")
    void aNameThatIsTakenStartsNothing() {
        Pid holder = Script.server().start(NAME);
        AtomicInteger inits = new AtomicInteger();
        Script second =
                Script.server()
                        .opening(() -> {
                            inits.incrementAndGet();
                            return Init.ok("second");
                        });
        List<Pid> before = processes();
        assertThat(StartResult.of(() -> second.startLink(NAME)))
                .isEqualTo(failed(new AlreadyStarted(holder)));
        assertThat(inits).hasValue(0);
        assertThat(processes()).isEqualTo(before);
        assertThat(info(self()).orElseThrow().links()).isEmpty();
        GenServer.stop(holder);
    }

    @Test
    @Rule({"G-03", "G-46"})
    void aServerWhoseInitStopsDoesNotStartAndDoesNotTerminate() {
        assertThat(StartResult.of(() -> Script.server().opening(() -> Init.stop("nope")).start()))
                .isEqualTo(failed("nope"));
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule("G-04")
    void aLinkedStarterThatDoesNotTrapEndsWithTheReason() {
        Script script = Script.server().opening(() -> Init.stop("nope"));
        Puppet starter = Puppet.start();
        starter.tell(() -> StartResult.of(script::startLink));
        assertEnds(starter.pid(), "nope");
    }

    @Test
    @Rule("G-05")
    void aTrappingStarterHearsOfTheFailureOnce() {
        trapExit(true);
        Pid test = self();
        Script script =
                Script.server()
                        .opening(() -> {
                            test.send(new Began(self()));
                            return Init.stop("nope");
                        });
        for (int i = 0; i < 100; i++) {
            assertThat(StartResult.of(script::startLink)).isEqualTo(failed("nope"));
            assertThat(processes()).doesNotContain(assertReceives(Began.class).server());
        }
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    @Rule("G-06")
    void anInitThatAnswersAnErrorEndsTheServerInPeace() {
        Pid test = self();
        Script script =
                Script.server()
                        .opening(() -> {
                            test.send(new Began(self()));
                            return Init.error("nope");
                        });
        assertThat(StartResult.of(script::startLink)).isEqualTo(failed("nope"));
        assertEnds(assertReceives(Began.class).server(), ExitReason.NORMAL);
        assertThat(events()).isEmpty();
    }

    @Test
    @Rule("G-07")
    void anInitThatIgnoresEndsTheServerInPeaceAndItsNameIsFree() {
        Pid test = self();
        Script script =
                Script.server()
                        .opening(() -> {
                            test.send(new Began(self()));
                            return Init.ignore();
                        });
        assertThat(StartResult.of(() -> script.startLink(NAME)))
                .isEqualTo(new StartResult.Ignored());
        assertThat(whereis(NAME)).isEmpty();
        assertEnds(assertReceives(Began.class).server(), ExitReason.NORMAL);
    }

    @Test
    @Rule("G-08")
    void anInitThatFailsIsTheReasonOfTheFailedStart() {
        Script raises =
                Script.server()
                        .opening(() -> {
                            throw new IllegalStateException("boom");
                        });
        assertThat(StartResult.of(raises::start))
                .isInstanceOfSatisfying(
                        StartResult.Failed.class,
                        failed ->
                                assertThat(failed.reason())
                                        .hasToString(
                                                "error(java.lang.IllegalStateException: boom)"));
        Script exits =
                Script.server()
                        .opening(() -> {
                            throw exit("reason");
                        });
        assertThat(StartResult.of(exits::start)).isEqualTo(failed("reason"));
    }

    @Test
    @Rule("G-09")
    void anInitThatThrowsAValueHasAnsweredIt() {
        Pid server =
                Script.server()
                        .opening(() -> {
                            throw new Thrown(Init.ok("thrown"));
                        })
                        .startLink();
        assertThat(Script.state(server)).isEqualTo("thrown");
        Script junk =
                Script.server()
                        .opening(() -> {
                            throw new Thrown("junk");
                        });
        assertThat(StartResult.of(junk::start)).isEqualTo(failed(new BadReturnValue("junk")));
    }

    @Test
    @Rule("G-10")
    void anInitThatAnswersSomethingElseFails() {
        Script script = Script.server().opening(() -> null);
        assertThat(StartResult.of(script::start)).isEqualTo(failed(new BadReturnValue(null)));
    }

    @Test
    @Rule("G-11")
    void theNameOfAFailedStartIsFreeWhenTheStartReturns() {
        List<Script.Opening> openings =
                List.of(
                        () -> Init.stop("nope"),
                        () -> Init.error("nope"),
                        Init::ignore,
                        () -> null,
                        () -> exit("nope").reason().isOrderly() ? Init.ignore() : Init.ok(""));
        for (int i = 0; i < 50; i++) {
            for (Script.Opening opening : openings) {
                Script script = Script.server().opening(opening);
                assertThat(StartResult.of(() -> script.start(NAME)))
                        .isNotInstanceOf(StartResult.Started.class);
                assertThat(whereis(NAME)).isEmpty();
            }
        }
    }

    @Test
    @Rule({"G-12", "G-11"})
    void aStartThatTakesTooLongIsKilled(ManualClock clock) {
        Pid test = self();
        Script script = gated();
        Puppet.start()
                .tell(() ->
                        test.send(
                                StartResult.of(
                                        () -> GenServer.startLink(NAME, script, ofMillis(20)))));
        Pid server = assertReceives(Began.class).server();
        awaitUntil("its starter waits", () -> clock.pending() == 1);
        clock.advance(ofMillis(20));
        assertThat(assertReceives(StartResult.class))
                .isEqualTo(new StartResult.Failed(CallFailure.TIMEOUT));
        assertThat(whereis(NAME)).isEmpty();
        assertEnds(server, ExitReason.KILLED);
    }

    @Test
    @Rule("G-13")
    void aLinkedServerEndsWithItsStarterWhileItIsInItsInit() {
        Script script = gated();
        Puppet starter = Puppet.start();
        starter.tell(script::startLink);
        Pid server = assertReceives(Began.class).server();
        starter.pid().exit("gone");
        assertEnds(server, "gone");
    }

    @Test
    @Rule("G-14")
    void aServerThatIsKilledInItsInitIsAFailedStartWithoutAnExit() {
        Pid test = self();
        Script script = gated();
        Puppet starter = Puppet.trapping();
        starter.tell(() -> test.send(StartResult.of(script::startLink)));
        assertReceives(Began.class).server().kill();
        assertReceives(new StartResult.Failed(ExitReason.KILLED));
        Optional<Exit> stray = starter.answers(() -> receive(Exit.class, ZERO));
        assertThat(stray).isEmpty();
    }

    @Test
    @Rule("G-15")
    void whatContinuesAfterInitComesBeforeAnyMessageAndTheStarterDoesNotWaitForIt() {
        Script.Step opens =
                (asked, state) -> {
                    gate.await();
                    return Next.noReply(state);
                };
        Pid server =
                Script.server()
                        .opening(() -> {
                            self().send("early");
                            return Init.ok("new").thenContinue(opens);
                        })
                        .startLink();
        gate.countDown();
        assertThat(receive()).isEqualTo(new Script.Continued(opens));
        assertThat(receive()).isEqualTo(new Script.Heard("early"));
        assertThat(Script.state(server)).isEqualTo("new");
    }

    @Test
    @Rule("G-16")
    void aFailureInWhatContinuesAfterInitEndsAServerThatHasStarted() {
        trapExit(true);
        Script.Step fails =
                (asked, state) -> {
                    throw new IllegalStateException("boom");
                };
        Pid server = Script.server().opening(() -> Init.ok("new").thenContinue(fails)).startLink();
        assertExit(server, IllegalStateException.class);
    }
}
