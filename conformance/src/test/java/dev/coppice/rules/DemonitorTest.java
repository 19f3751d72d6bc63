package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Monitored;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Ref;
import dev.coppice.testkit.CoppiceTest;
import org.junit.jupiter.api.Test;

/// Removing monitors: what comes afterwards, and what it answers.
@CoppiceTest
class DemonitorTest {

    private static Pid ended() {
        Pid ended = spawn(() -> {});
        awaitEnd(ended);
        return ended;
    }

    @Test
    @Rule("M-07")
    void afterDemonitorNothingComesButWhatCameStays() {
        for (int i = 0; i < 200; i++) {
            Monitored child = spawnMonitor(() -> exit("oops"));
            demonitor(child.ref());
            int before = receive(Down.class, ZERO).isPresent() ? 1 : 0;
            awaitEnd(child.pid());
            assertReceivesNothing(ZERO);
            assertThat(before).isBetween(0, 1);
        }
        Monitored early = spawnMonitor(() -> exit("oops"));
        awaitEnd(early.pid());
        demonitor(early.ref());
        assertDown(early.ref(), "oops");
    }

    @Test
    @Rule("M-08")
    void demonitorFlushRemovesWhatCameToo() {
        for (int i = 0; i < 200; i++) {
            Monitored child = spawnMonitor(() -> exit("oops"));
            demonitorFlush(child.ref());
            assertReceivesNothing(ZERO);
            awaitEnd(child.pid());
            assertReceivesNothing(ZERO);
        }
    }

    @Test
    @Rule("M-08")
    void demonitorFlushRemovesOnlyItsOwn() {
        Monitored one = spawnMonitor(() -> {});
        Monitored other = spawnMonitor(() -> {});
        awaitEnd(one.pid());
        awaitEnd(other.pid());
        demonitorFlush(one.ref());
        assertDown(other.ref(), ExitReason.NORMAL);
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-09")
    void demonitorSaysWhetherItWasInTime() {
        Puppet watched = Puppet.start();
        Ref monitor = monitor(watched.pid());
        assertThat(demonitor(monitor)).isTrue();
        assertThat(demonitor(monitor)).isFalse();
        Monitored child = spawnMonitor(() -> {});
        awaitEnd(child.pid());
        Ref fired = child.ref();
        awaitUntil("it has fired", () -> info(self()).orElseThrow().mailboxLength() == 1);
        assertThat(demonitor(fired)).isFalse();
        Ref flushed = monitor(watched.pid());
        assertThat(demonitorFlush(flushed)).isTrue();
        assertThat(demonitorFlush(fired)).isFalse();
    }

    @Test
    @Rule("M-09")
    void aMonitorOnNobodyCanBeTakenBackUntilTheProcessLooksForMessages() {
        Pid ended = ended();
        assertThat(demonitor(monitor(ended))).isTrue();
        assertReceivesNothing(ZERO);

        Ref received = monitor(ended);
        assertReceivesNo(String.class, ZERO);
        assertThat(demonitor(received)).isFalse();
        assertDown(received, ExitReason.NO_PROCESS);
    }

    @Test
    @Rule("M-10")
    void demonitorOfNoMonitorDoesNothing() {
        assertThat(demonitor(new Ref())).isFalse();
        assertThat(demonitorFlush(new Ref())).isFalse();
    }

    @Test
    @Rule("M-11")
    void theMonitorOfSomebodyElseStays() {
        Puppet other = Puppet.start();
        Monitored child = spawnMonitor(Processes::receive);
        assertThat(other.answers(() -> demonitor(child.ref()))).isFalse();
        child.pid().send("end");
        assertDown(child.ref(), ExitReason.NORMAL);
    }
}
