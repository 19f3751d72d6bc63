package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.registry.Change;
import dev.coppice.registry.Entry;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registry;
import dev.coppice.registry.RegistrySpec;
import dev.coppice.server.GenServer;
import dev.coppice.testkit.CoppiceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Processes found by a key that several may have, and those who hear of it.
@CoppiceTest
class DuplicateKeysTest {

    private static final Name LISTENER = Name.of("listener");
    private static final Name TOPICS = Name.of("topics");
    private static final Registry REGISTRY = new Registry(TOPICS);

    @BeforeEach
    void start() {
        Registry.startLink(new RegistrySpec(TOPICS, Keys.DUPLICATE).listeners(LISTENER));
    }

    @Test
    @Rule("R-10")
    void aDuplicateKeyHasAnyNumberOfEntriesAlsoOfOneProcess() {
        REGISTRY.register("key", 1);
        REGISTRY.register("key", 2);
        Puppet puppet = Puppet.start();
        puppet.does(() -> REGISTRY.register("key", 3));
        var others = new Entry("key", puppet.pid(), 3);
        assertThat(REGISTRY.lookup("key"))
                .containsExactly(new Entry("key", self(), 1), new Entry("key", self(), 2), others);
        REGISTRY.unregister("key", value -> value.equals(1));
        assertThat(REGISTRY.values("key", self())).containsExactly(2);
        REGISTRY.register("key", 4);
        REGISTRY.unregister("key");
        assertThat(REGISTRY.lookup("key")).containsExactly(others);
    }

    @Test
    @Rule("R-10")
    void aDuplicateKeyIsNobodysName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenServer.startLink(REGISTRY.via("key"), new Counter(0)))
                .withMessageContaining("duplicate");
        assertThatIllegalArgumentException().isThrownBy(() -> REGISTRY.whereis("key"));
    }

    @Test
    @Rule("R-11")
    void dispatchHandsTheEntriesToTheCaller() {
        var seen = new ArrayList<List<Entry>>();
        REGISTRY.dispatch("topic", seen::add);
        assertThat(seen).as("nobody is there").isEmpty();
        REGISTRY.register("topic", "me");
        REGISTRY.dispatch(
                "topic",
                entries -> {
                    seen.add(entries);
                    entries.forEach(entry -> entry.pid().send("news from " + self()));
                });
        assertThat(seen).containsExactly(List.of(new Entry("topic", self(), "me")));
        assertReceives("news from " + self());
    }

    @Test
    @Rule("R-12")
    void entriesAreFoundByProcessAndByValueAndCounted() {
        REGISTRY.register("a", 1);
        REGISTRY.register("a", 2);
        REGISTRY.register("b", 2);
        assertThat(REGISTRY.count()).isEqualTo(3);
        assertThat(REGISTRY.keys(self())).containsExactlyInAnyOrder("a", "a", "b");
        assertThat(REGISTRY.values("a", self())).containsExactly(1, 2);
        assertThat(REGISTRY.match("a", value -> value.equals(2)))
                .containsExactly(new Entry("a", self(), 2));
        assertThat(REGISTRY.select(entry -> entry.value().equals(2)))
                .containsExactlyInAnyOrder(new Entry("a", self(), 2), new Entry("b", self(), 2));
    }

    @Test
    @Rule("R-13")
    void listenersHearOfRegistrationsButNotOfEnds() {
        register(LISTENER);
        Puppet puppet = Puppet.start();
        puppet.does(() -> {
            REGISTRY.register("a", 1);
            REGISTRY.unregister("a");
            REGISTRY.register("b", 2);
        });
        Pid holder = puppet.pid();
        assertReceives(new Change.Registered(TOPICS, "a", holder, 1));
        assertReceives(new Change.Unregistered(TOPICS, "a", holder));
        assertReceives(new Change.Registered(TOPICS, "b", holder, 2));
        holder.kill();
        assertEnds(holder, ExitReason.KILLED);
        assertThat(REGISTRY.<Boolean>lock("turn", () -> true)).isTrue();
        assertReceivesNo(Change.class, ZERO);
    }
}
