package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registry;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Names of servers: when they are taken, when they are free, and how long they last.
@CoppiceTest
class NamedServersTest {

    private static final Name NAME = Name.of("named");

    private static Pid supervised(ChildSpec child) {
        return Supervisor.startLink(Supervisor.oneForOne(child).intensity(1000, ofHours(1)));
    }

    /// Begins when the gate opens; answers what `init` saw under its name.
    private record Gated(AtomicReference<CountDownLatch> gate)
            implements GenServer<Gated.Seen, Optional<Pid>> {

        record Seen() implements Call<Optional<Pid>> {}

        @Override
        public Init<Optional<Pid>> init() throws InterruptedException {
            Optional<Pid> seen = whereis(NAME);
            gate.get().await();
            return Init.ok(seen);
        }

        @Override
        public Next<Optional<Pid>> handle(Seen asked, Optional<Pid> seen) {
            return Next.reply(asked, seen, seen);
        }
    }

    @Test
    @Rule("N-09")
    void initSeesTheServersOwnName() {
        var open = new AtomicReference<>(new CountDownLatch(0));
        Pid server = GenServer.startLink(NAME, new Gated(open));
        assertThat(GenServer.call(server, new Gated.Seen())).contains(server);
    }

    @Test
    @Rule("N-10")
    void aCallToAServerInItsInitWaitsAlsoAfterARestart() {
        var gate = new AtomicReference<>(new CountDownLatch(1));
        Puppet owner = Puppet.start();
        owner.tell(() ->
                supervised(
                        ChildSpec.worker(
                                "gated", () -> GenServer.startLink(NAME, new Gated(gate)))));
        Pid first = awaitRegistered(NAME);
        assertThat(answerOfCallDuringInit(gate)).contains(first);

        gate.set(new CountDownLatch(1));
        first.kill();
        Pid second = awaitReplaced(NAME, first);
        assertThat(answerOfCallDuringInit(gate)).contains(second);
    }

    private record Answered(Optional<Pid> seen) {}

    private static Optional<Pid> answerOfCallDuringInit(AtomicReference<CountDownLatch> gate) {
        Pid test = self();
        Pid server = whereis(NAME).orElseThrow();
        Puppet client = Puppet.start();
        client.tell(() -> test.send(new Answered(GenServer.call(NAME, new Gated.Seen()))));
        awaitUntil("the call waits", () -> info(server).orElseThrow().mailboxLength() == 1);
        gate.get().countDown();
        return assertReceives(Answered.class).seen();
    }

    /// Kills the holder of a name and starts a successor under it at once. A server's handler: what
    /// follows from a signal that it sends is done after its turn, unless that takes so long that
    /// others do it meanwhile.
    private record Succeed(Pid victim, Destination name) implements Call<StartResult> {}

    private record Killer() implements GenServer<Succeed, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Succeed asked, Integer state) {
            asked.victim().kill();
            return Next.reply(
                    asked,
                    StartResult.of(() -> GenServer.start(asked.name(), new Counter(0))),
                    state);
        }
    }

    @Test
    @Rule("N-11")
    void aNameCanStillBeTakenRightAfterTheKillAndIsFreeAfterTheDown() {
        Pid killer = GenServer.startLink(new Killer());
        int refused = 0;
        for (int i = 0; i < 200; i++) {
            Pid victim = GenServer.start(NAME, new Counter(0));
            Ref monitor = monitor(victim);
            switch (GenServer.call(killer, new Succeed(victim, NAME))) {
                case StartResult.Failed(ExitReason.Term(AlreadyStarted(var holder))) -> {
                    assertThat(holder).isEqualTo(victim);
                    refused++;
                }
                case StartResult.Started(var successor, var _) -> GenServer.stop(successor);
                case StartResult other -> throw new AssertionError(other);
            }
            assertDown(monitor, ExitReason.KILLED);
        }
        assertThat(refused).isPositive();
    }

    @Test
    @Rule("N-11")
    void aNameOfARegistryIsFreeRightAfterTheKill() {
        Registry registry = Registry.named("registry");
        Registry.startLink(registry.name(), Keys.UNIQUE);
        Pid killer = GenServer.startLink(new Killer());
        for (int i = 0; i < 200; i++) {
            Pid victim = GenServer.start(registry.via("key"), new Counter(0));
            StartResult result = GenServer.call(killer, new Succeed(victim, registry.via("key")));
            assertThat(result)
                    .isInstanceOfSatisfying(
                            StartResult.Started.class, started -> GenServer.stop(started.pid()));
        }
    }

    @Test
    @Rule("N-12")
    void aSupervisorNeverFindsTheNameOfItsChildTaken() {
        Pid supervisor =
                supervised(
                        ChildSpec.worker(
                                "counter", () -> GenServer.startLink(NAME, new Counter(0))));
        Pid current = awaitRegistered(NAME);
        for (int i = 0; i < 200; i++) {
            current.kill();
            current = awaitReplaced(NAME, current);
        }
        assertThat(Supervisor.countChildren(supervisor).active()).isEqualTo(1);
        assertThat(events().stream().filter(event -> event.describe().contains("already_started")))
                .isEmpty();
    }

    @Test
    @Rule("N-13")
    void aNameOutlivesARestartAndAPidDoesNot() {
        supervised(ChildSpec.worker("counter", () -> GenServer.startLink(NAME, new Counter(0))));
        Pid old = awaitRegistered(NAME);
        old.kill();
        var _ = awaitReplaced(NAME, old);
        assertThat(Counter.next(NAME)).isZero();
        assertCallFails(ExitReason.NO_PROCESS, () -> Counter.next(old));
    }
}
