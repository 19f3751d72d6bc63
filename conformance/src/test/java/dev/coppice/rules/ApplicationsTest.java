package dev.coppice.rules;

import static dev.coppice.application.Application.Kind.PERMANENT;
import static dev.coppice.application.Application.Kind.TEMPORARY;
import static dev.coppice.application.Application.Kind.TRANSIENT;
import static dev.coppice.process.Processes.*;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.agent.Agent;
import dev.coppice.application.Application;
import dev.coppice.application.ApplicationEnded;
import dev.coppice.application.ApplicationStart;
import dev.coppice.application.Applications;
import dev.coppice.process.EventSink;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.FailedToStartChild;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.LeavesProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Applications: trees that start and stop as one.
@CoppiceTest
@LeavesProcesses // the controller stays
class ApplicationsTest {

    /// An application whose tree is one named agent; it tells the test what is called.
    private record One(String name, List<Application> needs, Pid test) implements Application {

        static One of(String name, Application... needs) {
            return new One(name, List.of(needs), self());
        }

        Name agent() {
            return Name.of(name);
        }

        @Override
        public Pid start() {
            return Supervisor.startLink(
                    oneForOne(
                                    ChildSpec.worker(
                                            name,
                                            () -> {
                                                Agent.startLink(agent(), () -> name);
                                                return whereis(agent()).orElseThrow();
                                            }))
                            .intensity(0, java.time.Duration.ofSeconds(5)));
        }

        @Override
        public void prepareStop() {
            test.send(name + " prepares, " + (whereis(agent()).isPresent() ? "up" : "down"));
        }

        @Override
        public void stop() {
            test.send(name + " stopped, " + (whereis(agent()).isPresent() ? "up" : "down"));
        }
    }

    private static final ApplicationStart STARTED = new ApplicationStart.Started();

    @Test
    @Rule("W-01")
    void theTreeIsUpWhenTheStartReturns() {
        assertThat(Applications.start(One.of("shop"), TEMPORARY)).isEqualTo(STARTED);
        assertThat(whereis(Name.of("shop"))).isPresent();
        assertThat(Applications.running()).containsExactly("shop");
    }

    @Test
    @Rule("W-02")
    void startingTwiceSaysSo() {
        Applications.start(One.of("shop"), TEMPORARY);
        assertThat(Applications.start(One.of("shop"), TEMPORARY))
                .isEqualTo(new ApplicationStart.AlreadyStarted());
        assertThat(Applications.ensureAllStarted(One.of("shop"), TEMPORARY).runs()).isTrue();
    }

    @Test
    @Rule("W-03")
    void whatAnApplicationNeedsRunsFirst() {
        One stock = One.of("stock");
        One shop = One.of("shop", stock);
        assertThat(Applications.start(shop, TEMPORARY))
                .isEqualTo(new ApplicationStart.Needs("stock"));
        List<String> started = new ArrayList<>();
        assertThat(Applications.ensureAllStarted(shop, TEMPORARY, started)).isEqualTo(STARTED);
        assertThat(started).containsExactly("stock", "shop");
    }

    @Test
    @Rule("W-04")
    void aStopPreparesThenEndsTheTreeThenCleansUp() {
        Applications.start(One.of("shop"), PERMANENT);
        assertThat(Applications.stop("shop")).isTrue();
        assertReceives("shop prepares, up");
        assertReceives("shop stopped, down");
        assertThat(Applications.running()).isEmpty();
    }

    @Test
    @Rule("W-05")
    void oneThatDoesNotRunCannotBeStoppedAndOneThatIsNeededCan() {
        assertThat(Applications.stop("shop")).isFalse();
        One stock = One.of("stock");
        Applications.ensureAllStarted(One.of("shop", stock), TEMPORARY);
        assertThat(Applications.stop("stock")).isTrue();
        assertThat(Applications.running()).containsExactly("shop");
    }

    private static Application starting(dev.coppice.server.Start start) {
        return new Application() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public Pid start() throws Throwable {
                return start.start();
            }
        };
    }

    @Test
    @Rule("W-06")
    void aStartThatFailsAnswersWhy() {
        assertThat(
                        Applications.start(
                                starting(() -> {
                                    throw exit("oops");
                                }),
                                PERMANENT))
                .isEqualTo(new ApplicationStart.Failed("broken", ExitReason.of("oops")));
        assertThat(
                        Applications.start(
                                starting(() -> {
                                    throw new IllegalStateException("boom");
                                }),
                                PERMANENT))
                .isInstanceOfSatisfying(
                        ApplicationStart.Failed.class,
                        failed -> assertThat(failed.reason()).isInstanceOf(ExitReason.Crash.class));
        assertThat(Applications.running()).isEmpty();
    }

    @Test
    @Rule("W-07")
    void aChildThatFailsIsNamedInTheReason() {
        Application app =
                starting(() ->
                        Supervisor.startLink(
                                oneForOne(
                                        ChildSpec.worker(
                                                "child",
                                                () -> {
                                                    throw exit("oops");
                                                }))));
        assertThat(Applications.start(app, PERMANENT))
                .isEqualTo(
                        new ApplicationStart.Failed(
                                "broken",
                                ExitReason.shutdown(
                                        new FailedToStartChild("child", ExitReason.of("oops")))));
    }

    @Test
    @Rule("W-08")
    void aTemporaryApplicationMayEndWithoutTheNode() {
        Applications.start(One.of("shop"), TEMPORARY);
        whereis(Name.of("shop")).orElseThrow().kill();
        assertReceives("shop prepares, down");
        assertReceives("shop stopped, down");
        assertThat(assertReports(ApplicationEnded.class).reason()).isEqualTo(ExitReason.SHUTDOWN);
        awaitUntil("it is forgotten", () -> Applications.running().isEmpty());
        assertThat(self().isAlive()).isTrue();
    }

    /// A node on which an application of this kind ran whose tree ended with this reason.
    private static Optional<ExitReason> nodeAfter(Application.Kind kind, ExitReason reason) {
        Node node = Node.start(NodeOptions.named("other").events(EventSink.none()));
        Application app = starting(() -> spawnLink(() -> exit(receive(ExitReason.class))));
        node.spawn(() -> {
            Applications.start(app, kind);
            receive();
        });
        awaitUntil("the application runs", () -> node.in(Applications::running).size() == 1);
        node.processes().forEach(pid -> pid.send(reason));
        if (kind == TRANSIENT && reason.equals(ExitReason.NORMAL)) {
            awaitUntil("it ended", () -> node.in(Applications::running).isEmpty());
            node.close();
        }
        return node.awaitEnd();
    }

    @Test
    @Rule("W-09")
    void theEndOfAPermanentApplicationEndsTheNode() {
        assertThat(nodeAfter(PERMANENT, ExitReason.NORMAL)).contains(ExitReason.NORMAL);
        assertThat(nodeAfter(TRANSIENT, ExitReason.SHUTDOWN)).contains(ExitReason.SHUTDOWN);
        assertThat(nodeAfter(TRANSIENT, ExitReason.NORMAL)).isEmpty();
    }

    @Test
    @Rule("W-10")
    void settingsAreThereWhetherItRunsOrNot() {
        Applications.environment("shop").put("port", 8080);
        assertThat(Applications.environment("shop")).containsEntry("port", 8080);
        Applications.environment("shop").remove("port");
        assertThat(Applications.environment("shop").getOrDefault("port", 80)).isEqualTo(80);
    }

    @Test
    @Rule("W-12")
    void allStopInTheReverseOrderOfTheirStart() {
        Applications.start(One.of("first"), TEMPORARY);
        Applications.start(One.of("second"), TEMPORARY);
        Applications.stopAll();
        List<String> said = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            said.add(assertReceives(String.class));
        }
        assertThat(said)
                .containsExactly(
                        "second prepares, up",
                        "second stopped, down",
                        "first prepares, up",
                        "first stopped, down");
    }
}
