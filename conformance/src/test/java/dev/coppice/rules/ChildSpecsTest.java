package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.childOf;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Thrown;
import dev.coppice.server.GenServer;
import dev.coppice.server.Start;
import dev.coppice.server.StartFailed;
import dev.coppice.server.StartIgnored;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.AutoShutdown;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart;
import dev.coppice.supervisor.ChildType;
import dev.coppice.supervisor.InvalidSpec.DuplicateId;
import dev.coppice.supervisor.InvalidSpec.PermanentSignificant;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a child spec says, and what its start function does.
@CoppiceTest
class ChildSpecsTest {

    private static final Start NEVER =
            () -> {
                throw new AssertionError("nothing is to be started");
            };

    private final Children children = new Children();

    @BeforeEach
    void trapExits() {
        var _ = trapExit(true);
    }

    @Test
    @Rule("C-01")
    void aWorkerIsPermanentAndHasFiveSecondsToShutDown() {
        var spec = ChildSpec.worker("a", NEVER);
        assertThat(spec.restart()).isEqualTo(Restart.PERMANENT);
        assertThat(spec.shutdown()).isEqualTo(Shutdown.within(ofSeconds(5)));
        assertThat(spec.type()).isEqualTo(ChildType.WORKER);
        assertThat(spec.significant()).isFalse();
    }

    @Test
    @Rule("C-01")
    void aSupervisorIsPermanentAndHasAllTheTimeItNeeds() {
        var spec = ChildSpec.supervisor("a", NEVER);
        assertThat(spec.restart()).isEqualTo(Restart.PERMANENT);
        assertThat(spec.shutdown()).isEqualTo(Shutdown.infinity());
        assertThat(spec.type()).isEqualTo(ChildType.SUPERVISOR);
        assertThat(spec.significant()).isFalse();
    }

    @Test
    @Rule("C-02")
    void twoChildrenWithOneIdAreRefusedBeforeAnyStarts() {
        var spec = oneForOne(children.child("a"), children.child("b"), children.child("a"));
        var failed = catchThrowableOfType(StartFailed.class, () -> Supervisor.startLink(spec));
        assertThat(failed.reason()).isEqualTo(ExitReason.of(new DuplicateId("a")));
        assertThat(children.diary()).isEmpty();
    }

    @Test
    @Rule("C-11")
    void aListOfChildrenIsCheckedWithoutStartingAny() {
        var a = ChildSpec.worker("a", NEVER);
        assertThat(oneForOne(a, a.id("b")).problem()).isEmpty();
        assertThat(oneForOne(a, a.id("b"), a).problem()).contains(new DuplicateId("a"));
        assertThat(
                        oneForOne(a.significant(true))
                                .autoShutdown(AutoShutdown.ANY_SIGNIFICANT)
                                .problem())
                .contains(new PermanentSignificant("a"));
    }

    private ChildStart started(Start start) {
        Pid supervisor = Supervisor.startLink(oneForOne());
        return Supervisor.startChild(supervisor, ChildSpec.worker("a", start));
    }

    @Test
    @Rule("C-05")
    void aStartFunctionAnswersAPidPerhapsWithMoreAboutIt() {
        Pid supervisor = Supervisor.startLink(oneForOne());
        var telling =
                ChildSpec.workerWithInfo(
                        "a",
                        () ->
                                new StartResult.Started(
                                        GenServer.startLink(new Counter(0)), Optional.of("info")));
        assertThat(Supervisor.startChild(supervisor, telling))
                .isEqualTo(new ChildStart.Started(childOf(supervisor, "a"), Optional.of("info")));
        assertThat(started(() -> GenServer.startLink(new Counter(0))))
                .isInstanceOfSatisfying(
                        ChildStart.Started.class, plain -> assertThat(plain.info()).isEmpty());
    }

    @Test
    @Rule("C-05")
    void aStartFunctionThatFailsInWhateverWayIsAFailedStart() {
        var error = new UnsupportedOperationException("not yet");
        assertThat(
                        started(() -> {
                            throw error;
                        }))
                .isEqualTo(new ChildStart.Failed(new ExitReason.Crash(error)));
        assertThat(started(() -> throwing(exit("no"))))
                .isEqualTo(new ChildStart.Failed(ExitReason.of("no")));
        assertThat(started(() -> throwing(new Thrown("ball"))))
                .isEqualTo(new ChildStart.Failed(new ExitReason.Thrown("ball")));
        assertThat(started(() -> throwing(new StartFailed(ExitReason.of("nope")))))
                .isEqualTo(new ChildStart.Failed(ExitReason.of("nope")));
        assertThat(started(() -> throwing(new StartIgnored()))).isEqualTo(new ChildStart.Ignored());
    }

    private static Pid throwing(Throwable failure) throws Throwable {
        throw failure;
    }

    @Test
    @Rule("C-05")
    @SuppressWarnings("NullAway") // as code does that is not checked for it
    void aStartFunctionThatAnswersNothingIsAFailedStart() {
        assertThat(started(() -> null)).isInstanceOf(ChildStart.Failed.class);
        Pid supervisor = Supervisor.startLink(oneForOne());
        assertThat(Supervisor.startChild(supervisor, ChildSpec.workerWithInfo("a", () -> null)))
                .isInstanceOf(ChildStart.Failed.class);
        assertThat(Supervisor.whichChildren(supervisor)).isEmpty();
    }

    @Test
    @Rule("C-06")
    void aStartFunctionRunsInTheSupervisorAndLinksTheChildToIt() {
        var ranIn = new AtomicReference<Pid>();
        Pid supervisor =
                Supervisor.startLink(
                        oneForOne(
                                ChildSpec.worker(
                                        "a",
                                        () -> {
                                            ranIn.set(self());
                                            return GenServer.startLink(new Counter(0));
                                        })));
        assertThat(ranIn.get()).isEqualTo(supervisor);
        assertThat(info(childOf(supervisor, "a")).orElseThrow().links())
                .containsExactly(supervisor);
    }

    @Test
    @Rule("C-10")
    void severalChildrenOfOneClassHaveIdsOfTheirOwn() {
        var counter = ChildSpec.worker(Counter.class, () -> GenServer.startLink(new Counter(0)));
        Pid pool =
                Supervisor.startLink(
                        oneForOne(IntStream.rangeClosed(1, 3).mapToObj(counter::id).toList()));
        assertThat(Supervisor.whichChildren(pool))
                .extracting(child -> child.id())
                .containsExactly(3, 2, 1);
        assertThat(Supervisor.countChildren(pool).active()).isEqualTo(3);
    }
}
