package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Monitored;
import dev.coppice.process.NoSuchProcess;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.testkit.CoppiceTest;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Links: how they are made and removed, and what comes along them.
@CoppiceTest
class LinksTest {

    private static Pid ended() {
        Pid ended = spawn(() -> {});
        awaitEnd(ended);
        return ended;
    }

    private static Set<Pid> linksOf(Pid pid) {
        return info(pid).map(ProcessInfo::links).orElseThrow();
    }

    @Test
    @Rule("L-01")
    void eitherSideTellsTheOther() {
        Puppet one = Puppet.start();
        Puppet other = Puppet.start();
        one.does(() -> link(other.pid()));
        one.tell(() -> exit("oops"));
        assertEnds(other.pid(), "oops");

        Puppet third = Puppet.start();
        Puppet fourth = Puppet.start();
        third.does(() -> link(fourth.pid()));
        fourth.tell(() -> exit("oops"));
        assertEnds(third.pid(), "oops");
    }

    @Test
    @Rule("L-01")
    void eitherSideMayRemoveIt() {
        Puppet one = Puppet.start();
        Puppet other = Puppet.start();
        one.does(() -> link(other.pid()));
        other.does(() -> unlink(one.pid()));
        one.tell(() -> exit("oops"));
        assertEnds(one.pid(), "oops");
        assertThat(other.answers(() -> linksOf(self()))).isEmpty();
    }

    @Test
    @Rule("L-02")
    void linkingTwiceMakesOneLink() {
        Puppet one = Puppet.start();
        Puppet other = Puppet.start();
        one.does(() -> {
            link(other.pid());
            link(other.pid());
        });
        other.does(() -> link(one.pid()));
        assertThat(linksOf(one.pid())).containsExactly(other.pid());
        one.does(() -> unlink(other.pid()));
        assertThat(linksOf(one.pid())).isEmpty();
        assertThat(linksOf(other.pid())).isEmpty();
    }

    @Test
    @Rule("L-03")
    void linkingToOneselfDoesNothing() {
        link(self());
        assertThat(linksOf(self())).isEmpty();
        unlink(self());
    }

    @Test
    @Rule("L-04")
    void theEndOfASpawnedAndLinkedChildIsHeardHoweverSoonItComes() {
        trapExit(true);
        for (int i = 0; i < 200; i++) {
            Integer reason = i;
            assertExit(spawnLink(() -> exit(reason)), reason);
        }
    }

    @Test
    @Rule("L-05")
    void linkingToTheDeadRaisesAnErrorInTheCaller() {
        Pid ended = ended();
        assertThatThrownBy(() -> link(ended)).isInstanceOf(NoSuchProcess.class);
        assertThat(linksOf(self())).isEmpty();
        assertDown(spawnMonitor(() -> link(ended)).ref(), NoSuchProcess.class);
    }

    @Test
    @Rule("L-06")
    void aTrappingProcessThatLinksToTheDeadReceivesNoprocInstead() {
        trapExit(true);
        Pid ended = ended();
        link(ended);
        assertExit(ended, ExitReason.NO_PROCESS);
        assertThat(linksOf(self())).isEmpty();
    }

    @Test
    @Rule("L-07")
    void afterUnlinkNoExitComesAnyMore() {
        trapExit(true);
        for (int i = 0; i < 200; i++) {
            Pid child = spawnLink(() -> exit("oops"));
            unlink(child);
            var before = receive(Exit.class, ZERO);
            before.ifPresent(exit -> assertThat(exit.from()).isEqualTo(child));
            awaitEnd(child);
            assertReceivesNothing(ZERO);
        }
    }

    @Test
    @Rule("L-07")
    void anExitThatCameBeforeUnlinkStaysInTheMailbox() {
        trapExit(true);
        Pid child = spawnLink(() -> exit("oops"));
        awaitEnd(child);
        unlink(child);
        assertExit(child, "oops");
    }

    @Test
    @Rule("L-08")
    void unlinkingWhatIsNotLinkedDoesNothing() {
        Puppet stranger = Puppet.start();
        unlink(stranger.pid());
        unlink(ended());
        assertThat(stranger.pid().isAlive()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Rule("L-09")
    void theEndOfAProcessRemovesItsLinks(boolean normal) {
        Puppet survivor = Puppet.trapping();
        Puppet ending = Puppet.start();
        survivor.does(() -> link(ending.pid()));
        ending.tell(() -> exit(normal ? ExitReason.NORMAL : "oops"));
        survivor.does(() -> receive(Exit.class));
        assertThat(linksOf(survivor.pid())).isEmpty();
        assertThat(info(ending.pid())).isEmpty();
    }

    @Test
    @Rule("L-09")
    void aNormalEndRemovesTheLinkOfAProcessThatDoesNotTrapToo() {
        Puppet survivor = Puppet.start();
        Puppet ending = Puppet.start();
        survivor.does(() -> link(ending.pid()));
        ending.tell(() -> exit(ExitReason.NORMAL));
        awaitEnd(ending.pid());
        assertThat(linksOf(survivor.pid())).isEmpty();
    }

    @Test
    @Rule("L-10")
    void aPidThatStandsForNoProcessCannotBeLinkedTo() throws InterruptedException {
        trapExit(true);
        Pid test = self();
        Thread.ofVirtual().start(() -> test.exit("from a thread that is no process")).join();
        Pid outside = assertReceives(Exit.class).from();
        assertThatThrownBy(() -> link(outside)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> unlink(outside)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule("L-11")
    void theLinksOfAProcessCanBeSeenFromInsideAndOutside() {
        Puppet one = Puppet.start();
        Puppet two = Puppet.start();
        Puppet three = Puppet.start();
        one.does(() -> {
            link(two.pid());
            link(three.pid());
        });
        assertThat(linksOf(one.pid())).containsExactlyInAnyOrder(two.pid(), three.pid());
        assertThat(one.answers(() -> linksOf(self()))).isEqualTo(linksOf(one.pid()));
        assertThat(linksOf(two.pid())).containsExactly(one.pid());
    }

    @Test
    @Rule("L-12")
    void aCrashingChildTakesItsParentDown() {
        var broke = new IllegalStateException("broke");
        Monitored parent =
                spawnMonitor(() -> {
                    spawnLink(() -> {
                        throw broke;
                    });
                    receive();
                });
        assertDown(parent.ref(), new ExitReason.Crash(broke));
    }

    @Test
    @Rule("L-12")
    void aTrappingParentReceivesTheCrashOfItsChild() {
        trapExit(true);
        var broke = new IllegalStateException("broke");
        Pid child =
                spawnLink(() -> {
                    throw broke;
                });
        assertExit(child, new ExitReason.Crash(broke));
    }

    @Test
    @Rule("L-13")
    void aProcessMayHaveAnyNumberOfLinks() {
        Puppet hub = Puppet.start();
        var others = Stream.generate(Puppet::start).limit(100).toList();
        hub.does(() -> others.forEach(other -> link(other.pid())));
        assertThat(linksOf(hub.pid())).hasSize(100);
        hub.tell(() -> exit("oops"));
        others.forEach(other -> assertEnds(other.pid(), "oops"));
    }

    @Test
    @Rule("L-14")
    void whoOnlySpawnsIsNotTold() {
        trapExit(true);
        Pid child = spawn(() -> exit("oops"));
        assertEnds(child, "oops");
        assertReceivesNothing(ZERO);
    }
}
