package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.MonitorOptions;
import dev.coppice.process.Monitored;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.process.Ref;
import dev.coppice.process.TaggedDown;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Monitors: who is told what, and when.
@CoppiceTest
class MonitorsTest {

    private static final Name NAME = Name.of("watched");

    private static Pid ended() {
        Pid ended = spawn(() -> {});
        awaitEnd(ended);
        return ended;
    }

    private static List<Pid> watchersOf(Puppet watched) {
        return info(watched.pid()).map(ProcessInfo::monitoredBy).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Rule("M-01")
    void theWatcherIsToldOnceAndLivesOn(boolean trapping) {
        trapExit(trapping);
        Monitored child = spawnMonitor(() -> exit("oops"));
        assertThat(assertReceives(Down.class))
                .isEqualTo(new Down(child.ref(), child.pid(), ExitReason.of("oops")));
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-02")
    void theEndOfTheWatcherDoesNothingToTheWatched() {
        Puppet watched = Puppet.trapping();
        Puppet watcher = Puppet.start();
        watcher.does(() -> monitor(watched.pid()));
        assertThat(watchersOf(watched)).contains(watcher.pid());
        watcher.tell(() -> exit("oops"));
        awaitEnd(watcher.pid());
        assertThat(watched.answers(() -> receive(Object.class, ZERO).isPresent())).isFalse();
        assertThat(watchersOf(watched)).doesNotContain(watcher.pid());
    }

    @Test
    @Rule("M-03")
    void everyMonitorHasItsOwnReferenceAndFires() {
        Puppet watched = Puppet.start();
        List<Ref> monitors = Stream.generate(() -> monitor(watched.pid())).limit(3).toList();
        assertThat(monitors).doesNotHaveDuplicates();
        watched.tell(() -> exit("oops"));
        monitors.forEach(monitor -> assertDown(monitor, "oops"));
    }

    @Test
    @Rule("M-04")
    void watchingTheDeadFiresAtOnceWithNoProcess() {
        Pid ended = ended();
        Ref monitor = monitor(ended);
        assertThat(receive(Down.class, ZERO))
                .contains(new Down(monitor, ended, ExitReason.NO_PROCESS));
    }

    @Test
    @Rule("M-05")
    void watchingOneselfNeverFires() {
        Puppet puppet = Puppet.start();
        Ref monitor = puppet.answers(() -> monitor(self()));
        puppet.does(() -> demonitor(monitor));
        puppet.does(() -> monitor(self()));
        assertThat(puppet.answers(() -> receive(Down.class, ZERO))).isEmpty();
        puppet.tell(() -> exit("oops"));
        assertEnds(puppet.pid(), "oops");
    }

    @Test
    @Rule("M-06")
    void theReasonIsTheOneTheProcessEndedWith() {
        assertDown(spawnMonitor(() -> {}).ref(), ExitReason.NORMAL);
        Monitored killed = spawnMonitor(Processes::receive);
        killed.pid().kill();
        assertDown(killed.ref(), ExitReason.KILLED);
        var broke = new IllegalStateException("broke");
        Monitored crashed =
                spawnMonitor(() -> {
                    throw broke;
                });
        assertDown(crashed.ref(), new ExitReason.Crash(broke));
    }

    @Test
    @Rule("M-12")
    void aPidThatStandsForNoProcessCannotBeWatched() throws InterruptedException {
        trapExit(true);
        Pid test = self();
        Thread.ofVirtual().start(() -> test.exit("from a thread that is no process")).join();
        Pid outside = assertReceives(Exit.class).from();
        assertThatThrownBy(() -> monitor(outside)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule("M-13")
    void downNamesWhatWasWatchedAsTheWatcherDid() {
        Puppet watched = Puppet.start();
        register(NAME, watched.pid());
        Ref byName = monitor(NAME);
        Ref byPid = monitor(watched.pid());
        watched.tell(() -> exit("oops"));
        assertThat(assertDown(byName, "oops").process()).isEqualTo(NAME);
        assertThat(assertDown(byPid, "oops").process()).isEqualTo(watched.pid());
    }

    @Test
    @Rule("M-14")
    void watchingANameThatNobodyHoldsFiresWithNoProcess() {
        Ref monitor = monitor(NAME);
        assertThat(receive(Down.class, ZERO))
                .contains(new Down(monitor, NAME, ExitReason.NO_PROCESS));
    }

    @Test
    @Rule("M-15")
    void aMonitorByNameStaysWithTheProcessThatHeldIt() {
        Puppet first = Puppet.start();
        Puppet second = Puppet.start();
        register(NAME, first.pid());
        Ref monitor = monitor(NAME);
        unregister(NAME);
        register(NAME, second.pid());
        second.tell(() -> exit("second"));
        awaitEnd(second.pid());
        assertReceivesNothing(ZERO);
        first.tell(() -> exit("first"));
        assertDown(monitor, "first");
    }

    @Test
    @Rule("M-16")
    void whoHasReceivedTheDownFindsTheProcessGoneAndItsNameFree() {
        for (int i = 0; i < 200; i++) {
            boolean byItself = i % 2 == 0;
            Monitored child = spawnMonitor(Processes::receive);
            register(NAME, child.pid());
            if (byItself) {
                child.pid().send("end");
            } else {
                child.pid().exit("oops");
            }
            assertDown(child.ref(), byItself ? ExitReason.NORMAL : "oops");
            assertThat(child.pid().isAlive()).isFalse();
            assertThat(whereis(NAME)).isEmpty();
        }
    }

    @Test
    @Rule("M-17")
    void spawnMonitorHearsTheChildsOwnReason() {
        for (int i = 0; i < 200; i++) {
            assertDown(spawnMonitor(() -> exit("oops")).ref(), "oops");
        }
    }

    @Test
    @Rule("M-18")
    void aMonitorFiresOnce() {
        for (int i = 0; i < 100; i++) {
            Monitored child = spawnMonitor(Processes::receive);
            child.pid().send("end");
            child.pid().exit("oops");
            child.pid().kill();
            awaitEnd(child.pid());
            assertThat(assertReceives(Down.class).ref()).isEqualTo(child.ref());
            assertReceivesNothing(ZERO);
        }
    }

    @Test
    @Rule("M-19")
    void aTagStandsInTheMessage() {
        Puppet watched = Puppet.start();
        Ref monitor = monitor(watched.pid(), MonitorOptions.tag("database"));
        watched.tell(() -> exit("oops"));
        assertThat(assertReceives(TaggedDown.class))
                .isEqualTo(
                        new TaggedDown("database", monitor, watched.pid(), ExitReason.of("oops")));
    }
}
