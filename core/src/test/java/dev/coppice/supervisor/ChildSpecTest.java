package dev.coppice.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.coppice.process.ExitReason;
import dev.coppice.server.Start;
import dev.coppice.supervisor.InvalidSpec.DuplicateId;
import dev.coppice.supervisor.InvalidSpec.NeverSignificant;
import dev.coppice.supervisor.InvalidSpec.PermanentSignificant;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a child spec says by itself, and what is wrong with some.
class ChildSpecTest {

    private static final Start NEVER_STARTED =
            () -> {
                throw new AssertionError("checking a spec starts nothing");
            };

    private static ChildSpec worker(String id) {
        return ChildSpec.worker(id, NEVER_STARTED);
    }

    @Test
    void aWorkerIsPermanentAndHasFiveSeconds() {
        var spec = worker("a");
        assertThat(spec.restart()).isEqualTo(Restart.PERMANENT);
        assertThat(spec.shutdown()).isEqualTo(Shutdown.within(Duration.ofSeconds(5)));
        assertThat(spec.type()).isEqualTo(ChildType.WORKER);
        assertThat(spec.significant()).isFalse();
    }

    @Test
    void aSupervisorIsPermanentAndHasAllTheTimeItNeeds() {
        var spec = ChildSpec.supervisor("a", NEVER_STARTED);
        assertThat(spec.restart()).isEqualTo(Restart.PERMANENT);
        assertThat(spec.shutdown()).isEqualTo(Shutdown.infinity());
        assertThat(spec.type()).isEqualTo(ChildType.SUPERVISOR);
    }

    @Test
    void aSpecIsReadableOnOneLine() {
        assertThat(ChildSpec.worker(ChildSpecTest.class, NEVER_STARTED))
                .hasToString(
                        "ChildSpec[id=ChildSpecTest, restart=permanent, shutdown=within 5 s,"
                                + " significant=false, type=worker]");
        assertThat(Shutdown.within(Duration.ofMillis(1500))).hasToString("within 1500 ms");
    }

    @Test
    void anOptionChangesNothingElse() {
        var spec = worker("a").restart(Restart.TRANSIENT).shutdown(Shutdown.brutalKill()).id("b");
        assertThat(spec)
                .isEqualTo(
                        new ChildSpec(
                                "b",
                                spec.start(),
                                Restart.TRANSIENT,
                                Shutdown.brutalKill(),
                                false,
                                ChildType.WORKER));
    }

    @Test
    void twoChildrenMayNotHaveTheSameId() {
        assertThat(Supervisor.oneForOne(worker("a"), worker("b"), worker("a")).problem())
                .contains(new DuplicateId("a"));
        assertThat(Supervisor.oneForOne(worker("a"), worker("b")).problem()).isEmpty();
    }

    @Test
    void aSignificantChildNeedsASupervisorThatShutsDown() {
        var significant = worker("a").restart(Restart.TRANSIENT).significant(true);
        var spec = Supervisor.oneForOne(significant);
        assertThat(spec.problem()).contains(new NeverSignificant("a"));
        assertThat(spec.autoShutdown(AutoShutdown.ANY_SIGNIFICANT).problem()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"ANY_SIGNIFICANT", "ALL_SIGNIFICANT"})
    void aSignificantChildIsNotPermanent(AutoShutdown autoShutdown) {
        assertThat(worker("a").significant(true).problem(autoShutdown))
                .contains(new PermanentSignificant("a"));
    }

    @Test
    void aLimitIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Shutdown.within(Duration.ofMillis(-1)))
                .withMessageContaining("PT-0.001S");
    }

    @Test
    void anIntensityIsNotNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RestartIntensity(-1, Duration.ofSeconds(5)))
                .withMessageContaining("-1");
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(longs = {0, -1_000, 500, 1_500})
    void aPeriodIsAWholeNumberOfSeconds(long millis) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RestartIntensity(3, Duration.ofMillis(millis)))
                .withMessageContaining("whole number of seconds");
    }

    @Test
    void whichEndsAreFollowedByARestart() {
        var orderly = ExitReason.shutdown("x");
        assertThat(Restart.PERMANENT.after(ExitReason.NORMAL)).isTrue();
        assertThat(Restart.PERMANENT.after(ExitReason.KILLED)).isTrue();
        assertThat(Restart.TRANSIENT.after(ExitReason.NORMAL)).isFalse();
        assertThat(Restart.TRANSIENT.after(ExitReason.SHUTDOWN)).isFalse();
        assertThat(Restart.TRANSIENT.after(orderly)).isFalse();
        assertThat(Restart.TRANSIENT.after(ExitReason.KILLED)).isTrue();
        assertThat(Restart.TRANSIENT.after(ExitReason.of("oops"))).isTrue();
        assertThat(Restart.TEMPORARY.after(ExitReason.of("oops"))).isFalse();
    }
}
