package dev.coppice.supervisor;

import static dev.coppice.process.ExitReason.KILLED;
import static dev.coppice.process.ExitReason.NORMAL;
import static dev.coppice.process.ExitReason.SHUTDOWN;
import static dev.coppice.supervisor.Restart.PERMANENT;
import static dev.coppice.supervisor.Restart.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Which ends of a child that was told to stop are worth a report (O-09, O-10).
class ShutdownsTest {

    private static final Shutdown LIMIT = Shutdown.within(Duration.ofSeconds(1));
    private static final ExitReason DETAILED = ExitReason.shutdown("x");

    private static ChildSpec child(Restart restart, Shutdown shutdown) {
        return ChildSpec.worker(
                        "a",
                        () -> {
                            throw new AssertionError();
                        })
                .restart(restart)
                .shutdown(shutdown);
    }

    @Test
    void aChildWithALimitEndsWithShutdown() {
        assertThat(Shutdowns.asAsked(child(PERMANENT, LIMIT), SHUTDOWN)).isTrue();
        assertThat(Shutdowns.asAsked(child(PERMANENT, LIMIT), KILLED)).isFalse();
        assertThat(Shutdowns.asAsked(child(TRANSIENT, LIMIT), KILLED)).isFalse();
    }

    @Test
    void aPermanentChildEndsWithNothingElse() {
        assertThat(Shutdowns.asAsked(child(PERMANENT, LIMIT), NORMAL)).isFalse();
        assertThat(Shutdowns.asAsked(child(PERMANENT, LIMIT), DETAILED)).isFalse();
        assertThat(Shutdowns.asAsked(child(TRANSIENT, LIMIT), NORMAL)).isTrue();
        assertThat(Shutdowns.asAsked(child(TRANSIENT, LIMIT), DETAILED)).isTrue();
    }

    @Test
    void aChildWithoutAChanceIsKilled() {
        assertThat(Shutdowns.asAsked(child(PERMANENT, Shutdown.brutalKill()), KILLED)).isTrue();
        assertThat(Shutdowns.asAsked(child(PERMANENT, Shutdown.brutalKill()), SHUTDOWN)).isFalse();
        assertThat(Shutdowns.asAsked(child(TRANSIENT, Shutdown.brutalKill()), SHUTDOWN)).isTrue();
    }

    @Test
    void aDynamicSupervisorAcceptsADetailedShutdownOfAnyChild() {
        assertThat(Shutdowns.asAskedDynamically(child(PERMANENT, LIMIT), DETAILED)).isTrue();
        assertThat(Shutdowns.asAskedDynamically(child(PERMANENT, LIMIT), NORMAL)).isFalse();
        assertThat(Shutdowns.asAskedDynamically(child(TRANSIENT, LIMIT), NORMAL)).isTrue();
    }

    @Test
    void aDynamicSupervisorAcceptsNothingButKilledWhereItKills() {
        var killed = child(TRANSIENT, Shutdown.brutalKill());
        assertThat(Shutdowns.asAskedDynamically(killed, KILLED)).isTrue();
        assertThat(Shutdowns.asAskedDynamically(killed, SHUTDOWN)).isFalse();
    }
}
