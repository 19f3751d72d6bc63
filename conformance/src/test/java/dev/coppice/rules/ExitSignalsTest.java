package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Monitored;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.testkit.CoppiceTest;
import org.junit.jupiter.api.Test;

/// What an exit signal does to whom: the table at the head of section X.
@CoppiceTest
class ExitSignalsTest {

    @Test
    @Rule("X-01")
    void normalFromAnotherProcessDoesNothing() {
        Puppet other = Puppet.start();
        other.pid().exit(ExitReason.NORMAL);
        assertThat(other.answers(() -> info(self()).orElseThrow().mailboxLength())).isZero();
    }

    @Test
    @Rule("X-02")
    void normalToOneselfEnds() {
        Pid test = self();
        Monitored child =
                spawnMonitor(() -> {
                    self().exit(ExitReason.NORMAL);
                    test.send("went on");
                });
        assertDown(child.ref(), ExitReason.NORMAL);
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("X-03")
    void normalToOneselfIsAMessageWhenTrapping() {
        trapExit(true);
        self().exit(ExitReason.NORMAL);
        assertExit(self(), ExitReason.NORMAL);
    }

    @Test
    @Rule("X-04")
    void killEndsWithKilledTrappingOrNot() {
        Puppet plain = Puppet.start();
        Puppet trapping = Puppet.trapping();
        plain.pid().kill();
        trapping.pid().exit(ExitReason.KILL);
        assertEnds(plain.pid(), ExitReason.KILLED);
        assertEnds(trapping.pid(), ExitReason.KILLED);
    }

    @Test
    @Rule("X-04")
    void aProcessThatKillsItselfEndsWithKilled() {
        Monitored child =
                spawnMonitor(() -> {
                    trapExit(true);
                    self().kill();
                });
        assertDown(child.ref(), ExitReason.KILLED);
    }

    @Test
    @Rule("X-05")
    void exitingWithKillIsNotBeingKilled() {
        assertDown(spawnMonitor(() -> exit(ExitReason.KILL)).ref(), ExitReason.KILL);
    }

    @Test
    @Rule("X-06")
    void alongALinkKillIsAnOrdinaryReason() {
        Puppet plain = Puppet.start();
        Puppet trapping = Puppet.trapping();
        Puppet ending = Puppet.start();
        plain.does(() -> link(ending.pid()));
        trapping.does(() -> link(ending.pid()));
        ending.tell(() -> exit(ExitReason.KILL));
        assertEnds(plain.pid(), ExitReason.KILL);
        assertThat(trapping.answers(() -> receive(Exit.class)))
                .isEqualTo(new Exit(ending.pid(), ExitReason.KILL));
    }

    @Test
    @Rule("X-07")
    void whatIsLinkedToTheKilledHearsKilledAndMayTrapIt() {
        Puppet plain = Puppet.start();
        Puppet trapping = Puppet.trapping();
        Puppet killed = Puppet.start();
        plain.does(() -> link(killed.pid()));
        trapping.does(() -> link(killed.pid()));
        killed.pid().kill();
        assertEnds(plain.pid(), ExitReason.KILLED);
        assertThat(trapping.answers(() -> receive(Exit.class)))
                .isEqualTo(new Exit(killed.pid(), ExitReason.KILLED));
    }

    @Test
    @Rule("X-08")
    void anyOtherReasonEndsAStrangerThatDoesNotTrap() {
        for (Object reason : new Object[] {"oops", ExitReason.SHUTDOWN, ExitReason.KILLED}) {
            Pid stranger = spawn(Processes::receive);
            stranger.exit(reason);
            assertEnds(stranger, reason);
        }
    }

    @Test
    @Rule("X-09")
    void aTrappingProcessReceivesWhoSentTheSignal() {
        Puppet trapping = Puppet.trapping();
        Puppet sender = Puppet.start();
        sender.does(() -> trapping.pid().exit("oops"));
        assertThat(trapping.answers(() -> receive(Exit.class)))
                .isEqualTo(new Exit(sender.pid(), ExitReason.of("oops")));
        sender.does(() -> trapping.pid().exit(ExitReason.NORMAL));
        assertThat(trapping.answers(() -> receive(Exit.class)))
                .isEqualTo(new Exit(sender.pid(), ExitReason.NORMAL));
    }

    @Test
    @Rule("X-14")
    void theFirstOfTwoSignalsDecides() {
        for (int i = 0; i < 200; i++) {
            Monitored child = spawnMonitor(Processes::receive);
            child.pid().exit("first");
            child.pid().exit("second");
            child.pid().kill();
            assertDown(child.ref(), "first");
        }
    }

    @Test
    @Rule("X-17")
    void signallingTheDeadDoesNothing() {
        Pid ended = spawn(() -> {});
        awaitEnd(ended);
        ended.exit("oops");
        ended.kill();
        assertEnds(ended, ExitReason.NORMAL);
    }

    @Test
    @Rule("X-21")
    void shutdownEndsWhatIsLinked() {
        for (ExitReason reason : new ExitReason[] {ExitReason.SHUTDOWN, ExitReason.shutdown(1)}) {
            Puppet linked = Puppet.start();
            Puppet ending = Puppet.start();
            linked.does(() -> link(ending.pid()));
            ending.tell(() -> exit(reason));
            assertEnds(linked.pid(), reason);
        }
    }

    @Test
    @Rule("X-22")
    void whatIsLinkedToANormalEndLivesOn() {
        Puppet parent = Puppet.start();
        Puppet linked = Puppet.start();
        parent.does(() -> link(linked.pid()));
        parent.tell(() -> exit(ExitReason.NORMAL));
        assertEnds(parent.pid(), ExitReason.NORMAL);
        assertThat(linked.answers(() -> info(self()).orElseThrow().links())).isEmpty();
    }
}
