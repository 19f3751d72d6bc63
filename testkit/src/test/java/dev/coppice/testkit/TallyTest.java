package dev.coppice.testkit;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Monitored;
import dev.coppice.process.Pid;
import dev.coppice.server.ServerFailed;
import dev.coppice.supervisor.Supervisor;
import org.junit.jupiter.api.Test;

/// The programs of docs/guide/testing.md.
@CoppiceTest
class TallyTest {

    @Test
    void itAddsUp() {
        Tally tally = new Tally(Tally.startLink());
        tally.add(3);
        tally.add(4);
        assertThat(tally.total()).isEqualTo(7);
    }

    @Test
    void aNegativeNumberIsItsEnd() {
        trapExit(true);
        Pid pid = Tally.startLink();
        new Tally(pid).add(-1);
        assertExit(pid, IllegalArgumentException.class);
        assertCallFails(ExitReason.NO_PROCESS, () -> new Tally(pid).total());
    }

    @Test
    void afterACrashItBeginsAnew() {
        Supervisor.startLink(Supervisor.oneForOne(Tally.childSpec()));
        Pid first = awaitRegistered(Tally.NAME);
        Tally tally = new Tally(Tally.NAME);
        tally.add(3);
        tally.add(-1);
        awaitReplaced(Tally.NAME, first);
        assertThat(tally.total()).isZero();
    }

    @Test
    void itEndsWhenNobodyAsksForTenMinutes(ManualClock clock) {
        Pid pid = Tally.startLink();
        clock.advance(ofMinutes(9));
        assertThat(new Tally(pid).total()).isZero();
        clock.advance(ofMinutes(9));
        assertThat(pid.isAlive()).isTrue();
        clock.advance(ofMinutes(1));
        assertEnds(pid, ExitReason.NORMAL);
    }

    @Test
    void itsCrashIsReportedWithWhatItWasDoing() {
        trapExit(true);
        Pid pid = Tally.startLink();
        new Tally(pid).add(-1);
        assertExit(pid, IllegalArgumentException.class);
        assertThat(events(ServerFailed.class))
                .singleElement()
                .extracting(Event::describe)
                .asString()
                .contains("tally", "negative: -1");
    }

    @Test
    void aProcessSendsWhatItIsTold() {
        Pid test = self();
        Monitored child = spawnMonitor(() -> test.send("hello"));
        assertReceives("hello");
        assertDown(child.ref(), ExitReason.NORMAL);
        assertReceivesNothing(ofMillis(20));
    }

    @Test
    void aReceiveWithALimitGivesUp(ManualClock clock) {
        Pid test = self();
        Pid waiting = spawnLink(() -> test.send(receive(ofMinutes(1)).isEmpty()));
        awaitWaiting(waiting);
        clock.advance(ofMinutes(1));
        assertReceives(true);
    }

    @Test
    @LeavesProcesses
    void someProcessesMayOutliveTheirTest() {
        spawn(() -> receive());
    }
}
