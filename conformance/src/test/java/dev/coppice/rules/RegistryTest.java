package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.registry.Entry;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registration.AlreadyRegistered;
import dev.coppice.registry.Registration.Registered;
import dev.coppice.registry.Registry;
import dev.coppice.server.GenServer;
import dev.coppice.server.StartFailed;
import dev.coppice.testkit.CoppiceTest;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Processes found by a key that one process has.
@CoppiceTest
class RegistryTest {

    private static final Registry REGISTRY = Registry.named("registry");

    @BeforeEach
    void start() {
        var _ = trapExit(true);
        Registry.startLink(REGISTRY.name(), Keys.UNIQUE);
    }

    private static Pid keeper() {
        return whereis(REGISTRY.name()).orElseThrow();
    }

    /// A process that has an entry under the key.
    private static Puppet holder(Object key) {
        Puppet holder = Puppet.start();
        holder.does(() -> assertThat(REGISTRY.register(key, 1)).isEqualTo(new Registered()));
        return holder;
    }

    /// Whatever has reached the registry's process until now has been dealt with when this returns.
    private static void awaitTurn() {
        assertThat(REGISTRY.<Boolean>lock("turn", () -> true)).isTrue();
    }

    @Test
    @Rule("R-01")
    void aUniqueKeyHasOneProcess() {
        assertThat(REGISTRY.register("key", 1)).isEqualTo(new Registered());
        assertThat(REGISTRY.register("key", 2)).isEqualTo(new AlreadyRegistered(self()));
        Pid test = self();
        Puppet.start()
                .does(() ->
                        assertThat(REGISTRY.register("key", 3))
                                .isEqualTo(new AlreadyRegistered(test)));
        assertThat(REGISTRY.lookup("key")).containsExactly(new Entry("key", self(), 1));
    }

    @Test
    @Rule("R-02")
    void aProcessMayHaveManyKeysAndAKeyStandsWhereverAProcessDoes() {
        Pid server = GenServer.startLink(REGISTRY.via("first", "value"), new Counter(5));
        assertThat(REGISTRY.lookup("first")).containsExactly(new Entry("first", server, "value"));
        assertThat(Counter.next(REGISTRY.via("first"))).isEqualTo(5);
        assertThat(Counter.next(Registry.via(REGISTRY.name(), "first"))).isEqualTo(6);

        REGISTRY.register("mine");
        REGISTRY.register("mine too");
        assertThat(REGISTRY.keys(self())).containsExactlyInAnyOrder("mine", "mine too");
        REGISTRY.via("mine too").send("hello");
        assertReceives("hello");

        var watch = monitor(REGISTRY.via("first"));
        GenServer.stop(REGISTRY.via("first"));
        assertDown(watch, ExitReason.NORMAL);
    }

    @Test
    @Rule("R-03")
    void aServerUnderATakenKeyFailsToStart() {
        Pid first = GenServer.startLink(REGISTRY.via("key"), new Counter(0));
        var failed =
                catchThrowableOfType(
                        StartFailed.class,
                        () -> GenServer.startLink(REGISTRY.via("key"), new Counter(0)));
        assertThat(failed.reason()).isEqualTo(ExitReason.of(new AlreadyStarted(first)));
    }

    @Test
    @Rule("R-04")
    void theEntriesOfAProcessVanishWithIt() {
        for (Object reason : new Object[] {ExitReason.NORMAL, ExitReason.SHUTDOWN, "oops"}) {
            Puppet holder = holder("key");
            holder.tell(() -> exit(reason));
            assertEnds(holder.pid(), reason);
            assertThat(REGISTRY.lookup("key")).isEmpty();
            // we may hear of the end before the registry does, whose turn comes when it has heard
            awaitUntil("its entries have vanished", () -> REGISTRY.count() == 0);
            assertThat(REGISTRY.keys(holder.pid())).isEmpty();
        }
    }

    @Test
    @Rule("R-05")
    void rightAfterAKillNobodyIsFoundAndASuccessorCanTakeTheKey() {
        for (int i = 0; i < 200; i++) {
            Pid before = holder("key").pid();
            before.kill();
            assertThat(REGISTRY.whereis("key")).isEmpty();
            assertThat(REGISTRY.register("key")).isEqualTo(new Registered());
            assertEnds(before, ExitReason.KILLED);
            awaitTurn();
            assertThat(REGISTRY.whereis("key"))
                    .as("what the dead left was removed, and nothing else")
                    .contains(self());
            REGISTRY.unregister("key");
        }
    }

    @Test
    @Rule("R-06")
    void aKeyThatNobodyHasCanBeCastToButNeitherCalledNorSentTo() {
        var nobody = REGISTRY.via("nobody");
        assertCallFails(ExitReason.NO_PROCESS, () -> Counter.next(nobody));
        GenServer.cast(nobody, new Counter.Fail());
        assertThatIllegalArgumentException().isThrownBy(() -> nobody.send("hello"));
    }

    @Test
    @Rule("R-07")
    void onlyTheProcessItselfTakesItsEntryAway() {
        Puppet holder = holder("key");
        REGISTRY.unregister("key");
        REGISTRY.unregister("nobody's");
        assertThat(REGISTRY.whereis("key")).contains(holder.pid());
        holder.does(() -> REGISTRY.unregister("key"));
        assertThat(REGISTRY.whereis("key")).isEmpty();
    }

    @Test
    @Rule("R-08")
    void keysAreComparedStrictly() {
        REGISTRY.register(1, "integer");
        assertThat(REGISTRY.register(1.0, "double")).isEqualTo(new Registered());
        assertThat(REGISTRY.keys(self())).containsExactlyInAnyOrder(1, 1.0);
    }

    @Test
    @Rule("R-09")
    void onlyTheProcessItselfChangesItsValue() {
        Puppet holder = holder("key");
        assertThat(REGISTRY.updateValue("key", value -> 2)).isEmpty();
        assertThat(REGISTRY.values("key", holder.pid())).containsExactly(1);
        var changed = holder.answers(() -> REGISTRY.updateValue("key", value -> (int) value + 1));
        assertThat(changed).contains(2);
        assertThat(REGISTRY.values("key", holder.pid())).containsExactly(2);
    }

    @Test
    @Rule("R-14")
    void aRegistryThatIsNotThereIsAnErrorOfTheCaller() {
        Registry unknown = Registry.named("unknown");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> unknown.lookup("key"))
                .withMessageContaining("unknown");
        assertThatIllegalArgumentException().isThrownBy(() -> unknown.register("key"));
        GenServer.stop(REGISTRY.name());
        assertThatIllegalArgumentException().isThrownBy(() -> REGISTRY.register("key"));
    }

    @Test
    @Rule("R-15")
    void theEndOfTheRegistryEndsThoseWhoAreInIt() {
        Puppet inside = holder("key");
        Puppet trapping = holder("trapped");
        trapping.does(() -> trapExit(true));
        Puppet outside = Puppet.start();
        outside.does(() -> assertThat(REGISTRY.lookup("key")).hasSize(1));
        keeper().kill();
        assertEnds(inside.pid(), ExitReason.KILLED);
        assertThat(trapping.pid().isAlive()).isTrue();
        assertThat(outside.pid().isAlive()).isTrue();
        Registry.startLink(REGISTRY.name(), Keys.UNIQUE);
        assertThat(REGISTRY.count()).isZero();
    }

    @Test
    @Rule("R-17")
    void aProcessIsLinkedToTheRegistryWhileItHasAKey() {
        Puppet holder = Puppet.start();
        assertThat(links(holder)).doesNotContain(keeper());
        holder.does(() -> REGISTRY.register("a"));
        holder.does(() -> REGISTRY.register("b"));
        assertThat(links(holder)).contains(keeper());
        holder.does(() -> REGISTRY.unregister("a"));
        assertThat(links(holder)).contains(keeper());
        holder.does(() -> REGISTRY.unregister("b"));
        assertThat(links(holder)).doesNotContain(keeper());
    }

    @Test
    @Rule("R-17")
    void whoStartedTheRegistryStaysLinkedToIt() {
        Pid other = holder("taken").pid();
        assertThat(REGISTRY.register("taken")).isEqualTo(new AlreadyRegistered(other));
        assertThat(info(self()).orElseThrow().links()).contains(keeper());
        REGISTRY.register("key");
        REGISTRY.unregister("key");
        assertThat(info(self()).orElseThrow().links()).contains(keeper());
    }

    private static Set<Pid> links(Puppet puppet) {
        return info(puppet.pid()).orElseThrow().links();
    }

    @Test
    @Rule("R-19")
    void aRegistryHasNotesAboutItself() {
        REGISTRY.putMeta("limit", 3);
        assertThat(REGISTRY.meta("limit")).contains(3);
        REGISTRY.deleteMeta("limit");
        assertThat(REGISTRY.meta("limit")).isEmpty();
    }

    @Test
    void aThreadOutsideAnyProcessFindsServersByTheRegistrysNode(Node node) {
        GenServer.startLink(REGISTRY.via("server"), new Counter(3));
        Registry there = new Registry(REGISTRY.name().at(node));
        var answer = CompletableFuture.supplyAsync(() -> Counter.next(there.via("server")));
        assertThat(answer.join()).isEqualTo(3);
    }
}
