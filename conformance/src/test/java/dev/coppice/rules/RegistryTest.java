package dev.coppice.registry;

import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.register;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.registry.Keys.DUPLICATE;
import static dev.coppice.registry.Keys.UNIQUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.EventSink;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.registry.Registration.AlreadyRegistered;
import dev.coppice.registry.Registration.Registered;
import dev.coppice.server.Call;
import dev.coppice.server.CallFailed;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.StartFailed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Processes are found by key, and never after their end.
@Timeout(20)
class RegistryTest {

    private static final Registry REGISTRY = Registry.named("registry");

    private static void with(Keys keys, Body body) {
        try (var node = Node.start(NodeOptions.named("test").events(EventSink.none()))) {
            node.in(() -> {
                trapExit(true);
                Registry.startLink(REGISTRY.name(), keys);
                body.run();
                return Optional.empty();
            });
        }
    }

    /// Starts a process that does this and then waits to be killed; returns when it waits.
    private static Pid holder(Body body) {
        var test = self();
        var pid =
                spawn(() -> {
                    body.run();
                    test.send("ready");
                    receive(String.class, "never"::equals);
                });
        assertThat(receive(String.class, "ready"::equals)).isEqualTo("ready");
        return pid;
    }

    private static ExitReason awaitEnd(Pid pid) {
        var watch = monitor(pid);
        return receive(Down.class, down -> down.ref().equals(watch)).reason();
    }

    private static boolean isLinked(Pid pid) {
        return Processes.info(self()).map(ProcessInfo::links).orElseThrow().contains(pid);
    }

    private static Pid keeper() {
        return REGISTRY.name().pid().orElseThrow();
    }

    @Test
    void aUniqueKeyHasOneProcess_R01() {
        with(
                UNIQUE,
                () -> {
                    assertThat(REGISTRY.register("key", 1)).isEqualTo(new Registered());
                    assertThat(REGISTRY.register("key", 2))
                            .isEqualTo(new AlreadyRegistered(self()));
                    assertThat(REGISTRY.lookup("key")).containsExactly(new Entry("key", self(), 1));
                    holder(() ->
                            assertThat(REGISTRY.register("key"))
                                    .isInstanceOf(AlreadyRegistered.class));
                });
    }

    @Test
    void keysAreComparedStrictly_R08() {
        with(
                UNIQUE,
                () -> {
                    REGISTRY.register(1, "integer");
                    assertThat(REGISTRY.register(1.0, "double")).isEqualTo(new Registered());
                    assertThat(REGISTRY.keys(self())).containsExactlyInAnyOrder(1, 1.0);
                });
    }

    @Test
    void whoEndsIsNotFoundAnyMore_R04() {
        with(
                UNIQUE,
                () -> {
                    var holder = holder(() -> REGISTRY.register("key"));
                    assertThat(REGISTRY.whereis("key")).contains(holder);
                    holder.kill();
                    assertThat(REGISTRY.lookup("key")).isEmpty();
                    awaitEnd(holder);
                    awaitTurn();
                    assertThat(REGISTRY.count()).isZero();
                    assertThat(REGISTRY.keys(holder)).isEmpty();
                });
    }

    /// Whatever has reached the registry's process until now has been dealt with when this returns.
    private static void awaitTurn() {
        REGISTRY.lock("turn", () -> "turn");
    }

    @Test
    void aSuccessorTakesTheKeyAtOnce_R05() {
        with(
                UNIQUE,
                () -> {
                    for (int time = 0; time < 200; time++) {
                        var before = holder(() -> REGISTRY.register("key"));
                        before.kill();
                        assertThat(REGISTRY.whereis("key")).isEmpty();
                        assertThat(REGISTRY.register("key")).isEqualTo(new Registered());
                        awaitEnd(before);
                        awaitTurn();
                        assertThat(REGISTRY.whereis("key"))
                                .as("what the dead left was removed, and nothing else")
                                .contains(self());
                        REGISTRY.unregister("key");
                    }
                });
    }

    private record Echo(String word) implements Call<String> {}

    private record Server() implements GenServer<Echo, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Echo request, Integer state) {
            return Next.reply(request, request.word(), state);
        }
    }

    @Test
    void aKeyStandsWhereverAProcessDoes_R02_R03_R06() {
        with(
                UNIQUE,
                () -> {
                    var via = REGISTRY.via("server", "value");
                    var server = GenServer.startLink(via, new Server());
                    assertThat(REGISTRY.lookup("server"))
                            .containsExactly(new Entry("server", server, "value"));
                    assertThat(
                                    GenServer.call(
                                            Registry.via(REGISTRY.name(), "server"), new Echo("x")))
                            .isEqualTo("x");
                    var taken =
                            catchThrowableOfType(
                                    StartFailed.class,
                                    () -> GenServer.startLink(via, new Server()));
                    assertThat(taken.reason()).isEqualTo(ExitReason.of(new AlreadyStarted(server)));
                    server.kill();
                    var failed =
                            catchThrowableOfType(
                                    CallFailed.class, () -> GenServer.call(via, new Echo("x")));
                    assertThat(failed.cause()).isEqualTo(ExitReason.NO_PROCESS);
                    assertThatIllegalArgumentException().isThrownBy(() -> via.send("x"));
                });
    }

    @Test
    void onlyTheOwnerChangesItsEntry_R07_R09() {
        with(
                UNIQUE,
                () -> {
                    var holder = holder(() -> REGISTRY.register("key", 1));
                    REGISTRY.unregister("key");
                    assertThat(REGISTRY.updateValue("key", value -> 2)).isEmpty();
                    assertThat(REGISTRY.values("key", holder)).containsExactly(1);
                    REGISTRY.register("mine", 1);
                    assertThat(REGISTRY.updateValue("mine", value -> (int) value + 1)).contains(2);
                    assertThat(REGISTRY.values("mine", self())).containsExactly(2);
                });
    }

    @Test
    void aDuplicateKeyHasAnyNumberOfEntries_R10() {
        with(
                DUPLICATE,
                () -> {
                    REGISTRY.register("key", 1);
                    REGISTRY.register("key", 2);
                    var other = holder(() -> REGISTRY.register("key", 3));
                    assertThat(REGISTRY.lookup("key"))
                            .containsExactly(
                                    new Entry("key", self(), 1),
                                    new Entry("key", self(), 2),
                                    new Entry("key", other, 3));
                    assertThat(REGISTRY.keys(self())).containsExactly("key", "key");
                    assertThat(REGISTRY.count()).isEqualTo(3);
                    REGISTRY.unregister("key", value -> value.equals(1));
                    assertThat(REGISTRY.values("key", self())).containsExactly(2);
                    REGISTRY.unregister("key");
                    assertThat(REGISTRY.lookup("key")).containsExactly(new Entry("key", other, 3));
                    assertThat(REGISTRY.keys(self())).isEmpty();
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> GenServer.startLink(REGISTRY.via("k"), new Server()))
                            .withMessageContaining("duplicate");
                });
    }

    @Test
    void dispatchHandsTheEntriesToTheCaller_R11() {
        with(
                DUPLICATE,
                () -> {
                    var seen = new ArrayList<List<Entry>>();
                    REGISTRY.dispatch("topic", seen::add);
                    assertThat(seen).as("nobody is there").isEmpty();
                    REGISTRY.register("topic", "me");
                    REGISTRY.dispatch("topic", seen::add);
                    assertThat(seen).containsExactly(List.of(new Entry("topic", self(), "me")));
                });
    }

    @Test
    void entriesAreFoundByTheirValue_R12() {
        with(
                DUPLICATE,
                () -> {
                    REGISTRY.register("a", 1);
                    REGISTRY.register("a", 2);
                    REGISTRY.register("b", 2);
                    assertThat(REGISTRY.match("a", value -> value.equals(2)))
                            .containsExactly(new Entry("a", self(), 2));
                    assertThat(REGISTRY.select(entry -> entry.value().equals(2)))
                            .containsExactlyInAnyOrder(
                                    new Entry("a", self(), 2), new Entry("b", self(), 2));
                });
    }

    @Test
    void listenersHearOfRegistrationsButNotOfEnds_R13() {
        with(
                UNIQUE,
                () -> {
                    var name = Name.of("listened");
                    register(Name.of("listener"));
                    Registry.startLink(
                            new RegistrySpec(name, UNIQUE).listeners(Name.of("listener")));
                    var registry = new Registry(name);
                    var holder =
                            holder(() -> {
                                registry.register("a", 1);
                                registry.unregister("a");
                                registry.register("b", 2);
                            });
                    assertThat(receive(Change.class))
                            .isEqualTo(new Change.Registered(name, "a", holder, 1));
                    assertThat(receive(Change.class))
                            .isEqualTo(new Change.Unregistered(name, "a", holder));
                    assertThat(receive(Change.class))
                            .isEqualTo(new Change.Registered(name, "b", holder, 2));
                    holder.kill();
                    awaitEnd(holder);
                    registry.lock("turn", () -> "turn");
                    assertThat(receive(Change.class, Duration.ZERO)).isEmpty();
                });
    }

    @Test
    void aRegistryThatIsNotThereIsAnErrorOfTheCaller_R14() {
        with(
                UNIQUE,
                () -> {
                    var unknown = Registry.named("unknown");
                    assertThatIllegalArgumentException()
                            .isThrownBy(() -> unknown.lookup("key"))
                            .withMessageContaining("unknown");
                    GenServer.stop(REGISTRY.name());
                    assertThatIllegalArgumentException().isThrownBy(() -> REGISTRY.register("key"));
                });
    }

    @Test
    void theEndOfTheRegistryEndsThoseWhoAreInIt_R15() {
        with(
                UNIQUE,
                () -> {
                    var inside = holder(() -> REGISTRY.register("key"));
                    var outside = holder(() -> REGISTRY.lookup("key"));
                    var watch = monitor(inside);
                    keeper().kill();
                    assertThat(receive(Down.class, down -> down.ref().equals(watch)).reason())
                            .isEqualTo(ExitReason.KILLED);
                    assertThat(outside.isAlive()).isTrue();
                    Registry.startLink(REGISTRY.name(), UNIQUE);
                    assertThat(REGISTRY.count()).isZero();
                });
    }

    @Test
    void theLastUnregistrationUnlinks_R17() {
        with(
                UNIQUE,
                () -> {
                    holder(() -> {
                        assertThat(isLinked(keeper())).isFalse();
                        REGISTRY.register("a");
                        REGISTRY.register("b");
                        assertThat(isLinked(keeper())).isTrue();
                        REGISTRY.unregister("a");
                        assertThat(isLinked(keeper())).isTrue();
                        REGISTRY.unregister("b");
                        assertThat(isLinked(keeper())).isFalse();
                    });
                });
    }

    @Test
    void aLockHasOneHolderAtATime_R18() {
        with(
                UNIQUE,
                () -> {
                    var inside = new AtomicInteger();
                    var most = new AtomicInteger();
                    var holders = new ArrayList<Pid>();
                    for (int i = 0; i < 20; i++) {
                        holders.add(
                                spawn(() ->
                                        REGISTRY.lock(
                                                "lock",
                                                () -> {
                                                    var now = inside.incrementAndGet();
                                                    most.accumulateAndGet(now, Math::max);
                                                    Processes.sleep(Duration.ofNanos(1));
                                                    return inside.decrementAndGet();
                                                })));
                    }
                    holders.forEach(RegistryTest::awaitEnd);
                    assertThat(most.get()).isEqualTo(1);
                });
    }

    @Test
    void aLockIsFreeWhenItsHolderEndsAndPassesOverTheDead_R18() {
        with(
                UNIQUE,
                () -> {
                    var log = new CopyOnWriteArrayList<String>();
                    var test = self();
                    var holder = locking("holder", log, test);
                    assertThat(receive(String.class, "holder"::equals)).isEqualTo("holder");
                    var dies = locking("dies", log, test);
                    awaitWaiters(2);
                    locking("next", log, test);
                    awaitWaiters(3);
                    dies.kill();
                    awaitEnd(dies);
                    holder.kill();
                    assertThat(receive(String.class, "next"::equals)).isEqualTo("next");
                    assertThat(log).containsExactly("holder", "next");
                });
    }

    private static Pid locking(String name, List<String> log, Pid test) {
        return spawn(() ->
                REGISTRY.lock(
                        "lock",
                        () -> {
                            log.add(name);
                            test.send(name);
                            return receive(String.class, "never"::equals);
                        }));
    }

    /// The registry's process watches whoever holds or wants a lock.
    private static void awaitWaiters(int count) {
        while (Processes.info(keeper()).orElseThrow().monitors().size() < count) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aLockIsFreeWhenTheActionFails_R18() {
        with(
                UNIQUE,
                () -> {
                    var failed = awaitEnd(spawn(() -> REGISTRY.lock("lock", () -> exit("oops"))));
                    assertThat(failed).isIn(ExitReason.of("oops"), ExitReason.NO_PROCESS);
                    assertThat(REGISTRY.<String>lock("lock", () -> "mine")).isEqualTo("mine");
                });
    }

    @Test
    void aRegistryHasNotesAboutItself_R19() {
        with(
                UNIQUE,
                () -> {
                    REGISTRY.putMeta("limit", 3);
                    assertThat(REGISTRY.meta("limit")).contains(3);
                    REGISTRY.deleteMeta("limit");
                    assertThat(REGISTRY.meta("limit")).isEmpty();
                });
    }

    @Test
    void aThreadOutsideAnyProcessFindsServersByTheRegistrysNode() {
        try (var node = Node.start(NodeOptions.named("test").events(EventSink.none()))) {
            node.spawn(() -> {
                Registry.startLink(REGISTRY.name(), UNIQUE);
                GenServer.startLink(REGISTRY.via("server"), new Server());
                receive();
            });
            var registry = new Registry(REGISTRY.name().at(node));
            while (Tables.of(node).find(REGISTRY.name()).isEmpty()
                    || registry.whereis("server").isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(GenServer.call(registry.via("server"), new Echo("x"))).isEqualTo("x");
        }
    }
}
