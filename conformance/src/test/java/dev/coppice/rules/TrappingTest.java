package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// How far a failure travels, and how trapping exits stops it.
@CoppiceTest
class TrappingTest {

    @Test
    @Rule("X-10")
    void anExitTakesItsPlaceAmongTheMessages() {
        Puppet trapping = Puppet.trapping();
        trapping.pid().send("before");
        trapping.pid().exit("oops");
        trapping.pid().send("after");
        List<Object> received = trapping.answers(() -> List.of(receive(), receive(), receive()));
        assertThat(received)
                .isEqualTo(List.of("before", new Exit(self(), ExitReason.of("oops")), "after"));
    }

    private static List<Puppet> chained(Puppet... puppets) {
        for (int i = 1; i < puppets.length; i++) {
            Pid next = puppets[i].pid();
            puppets[i - 1].does(() -> link(next));
        }
        return List.of(puppets);
    }

    @Test
    @Rule("X-11")
    void aFailureTravelsAlongAChain() {
        List<Puppet> chain = chained(Puppet.start(), Puppet.start(), Puppet.start());
        chain.getLast().tell(() -> exit("oops"));
        chain.forEach(puppet -> assertEnds(puppet.pid(), "oops"));
    }

    @Test
    @Rule("X-12")
    void aTrappingProcessStopsIt() {
        Puppet behind = Puppet.start();
        Puppet trapping = Puppet.trapping();
        Puppet failing = Puppet.start();
        var _ = chained(behind, trapping, failing);
        failing.tell(() -> exit("oops"));
        assertThat(trapping.answers(() -> receive(Exit.class)))
                .isEqualTo(new Exit(failing.pid(), ExitReason.of("oops")));
        awaitEnd(failing.pid());
        assertThat(trapping.answers(() -> info(self()).orElseThrow().mailboxLength())).isZero();
        assertThat(behind.answers(() -> info(self()).orElseThrow().links()))
                .containsExactly(trapping.pid());
    }

    @Test
    @Rule("X-13")
    void inAMeshEveryProcessEndsOnceWithTheSameReason() {
        List<Puppet> mesh = Stream.generate(Puppet::start).limit(20).toList();
        mesh.forEach(one -> one.does(() -> mesh.forEach(other -> link(other.pid()))));
        var monitors = mesh.stream().map(puppet -> monitor(puppet.pid())).toList();
        mesh.getFirst().tell(() -> exit("oops"));
        monitors.forEach(monitor -> assertDown(monitor, "oops"));
        assertReceivesNothing(java.time.Duration.ZERO);
    }

    @Test
    @Rule("X-13")
    void aFailureGoesRoundARingOnce() {
        List<Puppet> ring = chained(Puppet.start(), Puppet.start(), Puppet.start());
        ring.getLast().does(() -> link(ring.getFirst().pid()));
        ring.get(1).tell(() -> exit("oops"));
        ring.forEach(puppet -> assertEnds(puppet.pid(), "oops"));
    }

    @Test
    @Rule("X-15")
    void trapExitAnswersWhatWasBefore() {
        assertThat(trapExit(true)).isFalse();
        assertThat(trapExit(true)).isTrue();
        assertThat(trapExit(false)).isTrue();
        assertThat(trapExit(false)).isFalse();
    }

    @Test
    @Rule("X-15")
    void trappingIsNotInherited() {
        trapExit(true);
        assertThat(info(self()).map(ProcessInfo::trapExit)).contains(true);
        Pid child = spawnLink(Processes::receive);
        assertThat(info(child).map(ProcessInfo::trapExit)).contains(false);
    }

    @Test
    @Rule("X-16")
    void whatCountsIsWhetherItTrapsWhenTheSignalArrives() {
        Puppet puppet = Puppet.trapping();
        puppet.pid().exit("while trapping");
        puppet.does(() -> trapExit(false));
        assertThat(puppet.answers(() -> receive(Exit.class)).reason())
                .isEqualTo(ExitReason.of("while trapping"));
        puppet.pid().exit("afterwards");
        assertEnds(puppet.pid(), "afterwards");
    }

    @Test
    @Rule("X-16")
    void whatItSendsItselfArrivesWhenItLooksForMessages() {
        Pid test = self();
        Pid ends =
                spawn(() -> {
                    trapExit(true);
                    self().exit("to myself");
                    trapExit(false);
                    test.send("still here");
                    receive();
                });
        assertReceives("still here");
        assertEnds(ends, "to myself");

        Pid goesOn =
                spawn(() -> {
                    trapExit(true);
                    self().exit(ExitReason.NORMAL);
                    trapExit(false);
                    var nothing = receive(Duration.ZERO);
                    trapExit(true);
                    test.send(List.of(nothing, receive(Duration.ZERO)));
                });
        assertReceives(List.of(Optional.empty(), Optional.empty()));
        assertEnds(goesOn, ExitReason.NORMAL);

        Pid server = Script.server().start();
        var gate = new CountDownLatch(1);
        Script.tell(
                server,
                (asked, state) -> {
                    test.send("it handles this");
                    gate.await();
                    trapExit(true);
                    self().exit("to itself");
                    trapExit(false);
                    return noReply(state);
                });
        assertReceives("it handles this");
        Puppet caller = Puppet.start();
        caller.tell(() -> test.send(attempt(() -> Script.state(server))));
        awaitUntil("it is called", () -> info(server).orElseThrow().mailboxLength() == 1);
        gate.countDown();
        assertThat(assertReceives(Outcome.class).toString()).contains("to itself");

        Pid trapsAgain =
                spawn(() -> {
                    trapExit(true);
                    self().exit("to myself");
                    trapExit(false);
                    trapExit(true);
                    test.send(receive(Exit.class).reason());
                });
        assertReceives(ExitReason.of("to myself"));
        assertEnds(trapsAgain, ExitReason.NORMAL);
    }
}
