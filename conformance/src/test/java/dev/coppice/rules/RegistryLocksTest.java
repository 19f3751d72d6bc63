package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registration.Registered;
import dev.coppice.registry.Registry;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Locks of a registry.
@CoppiceTest
class RegistryLocksTest {

    private static final Registry REGISTRY = Registry.named("registry");

    private final Children log = new Children();

    @BeforeEach
    void start() {
        Registry.startLink(REGISTRY.name(), Keys.UNIQUE);
    }

    @Test
    @Rule("R-18")
    void aLockHasOneHolderAtATime() {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var holders =
                Stream.generate(() ->
                                spawn(() -> REGISTRY.lock("lock", () -> passed(inside, most))))
                        .limit(20)
                        .toList();
        holders.forEach(holder -> assertEnds(holder, ExitReason.NORMAL));
        assertThat(most).hasValue(1);
    }

    private static int passed(AtomicInteger inside, AtomicInteger most) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        sleep(Duration.ofNanos(1)); // so that others have their turn
        return inside.decrementAndGet();
    }

    /// A process that wants the lock, says so when it has it, and keeps it.
    private Pid locking(String name) {
        return spawn(() ->
                REGISTRY.lock(
                        "lock",
                        () -> {
                            log.note(name);
                            return receive(String.class, "never"::equals);
                        }));
    }

    /// The registry's process watches whoever holds or wants a lock.
    private static void awaitApplicants(int count) {
        Pid keeper = whereis(REGISTRY.name()).orElseThrow();
        awaitUntil(
                count + " want the lock",
                () -> info(keeper).orElseThrow().monitors().size() == count);
    }

    @Test
    @Rule("R-18")
    void aLockIsFreeWhenItsHolderEndsAndPassesOverThoseWhoHaveEnded() {
        Pid holder = locking("holder");
        awaitApplicants(1);
        Pid ended = locking("ended");
        awaitApplicants(2);
        Pid next = locking("next");
        awaitApplicants(3);
        Supervised.kill(ended);
        Supervised.kill(holder);
        log.awaitNote("next");
        assertThat(log.diary()).containsExactly("holder", "next");
        next.kill();
    }

    @Test
    @Rule("R-18")
    void aLockIsFreeWhenTheActionFails() {
        assertThatThrownBy(() ->
                        REGISTRY.lock(
                                "lock",
                                () -> {
                                    throw new IllegalStateException("oops");
                                }))
                .hasMessage("oops");
        assertThat(Puppet.start().answers(() -> REGISTRY.lock("lock", () -> "mine")))
                .isEqualTo("mine");
    }

    @Test
    @Rule("R-18")
    void theActionRunsInTheCallerAndALockIsNoEntry() {
        assertThat(REGISTRY.<Pid>lock("key", () -> self())).isEqualTo(self());
        Puppet puppet = Puppet.start();
        REGISTRY.<Boolean>lock(
                "key",
                () -> {
                    puppet.does(
                            () -> assertThat(REGISTRY.register("key")).isEqualTo(new Registered()));
                    return true;
                });
        assertThat(REGISTRY.whereis("key")).contains(puppet.pid());
    }
}
