package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Alias;
import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registry;
import dev.coppice.server.GenServer;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Registered names: who may have which, and what they can be used for.
@CoppiceTest
class NamesTest {

    private static final Name NAME = Name.of("cache");
    private static final Name OTHER = Name.of("other");

    private static void assertRefused(ThrowingCallable code) {
        assertThatThrownBy(code).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule("N-01")
    void aTakenNameIsRefused() {
        Puppet other = Puppet.start();
        register(NAME, other.pid());
        assertRefused(() -> register(NAME));
        assertRefused(() -> register(NAME, other.pid()));
        assertThat(whereis(NAME)).contains(other.pid());
    }

    @Test
    @Rule("N-02")
    void aSecondNameIsRefused() {
        register(NAME);
        assertRefused(() -> register(OTHER));
        assertThat(whereis(OTHER)).isEmpty();
        unregister(NAME);
        register(OTHER);
        assertThat(whereis(OTHER)).contains(self());
    }

    @Test
    @Rule("N-03")
    void aDeadProcessIsRefused() {
        Pid ended = spawn(() -> {});
        awaitEnd(ended);
        assertRefused(() -> register(NAME, ended));
        assertThat(whereis(NAME)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nil", "undefined", "true", "false", "", " "})
    @Rule("N-03")
    void reservedNamesAreRefused(String name) {
        assertRefused(() -> Name.of(name));
    }

    @Test
    @Rule("N-04")
    void aNameIsFreeOnceItsHolderHasEnded() {
        for (ExitReason reason : List.of(ExitReason.NORMAL, ExitReason.of("oops"))) {
            Puppet holder = Puppet.start();
            register(NAME, holder.pid());
            holder.tell(() -> exit(reason));
            awaitEnd(holder.pid());
            assertThat(whereis(NAME)).isEmpty();
        }
        register(NAME);
    }

    @Test
    @Rule("N-05")
    void anyProcessMayFreeAName() {
        Puppet holder = Puppet.start();
        register(NAME, holder.pid());
        unregister(NAME);
        assertThat(whereis(NAME)).isEmpty();
        assertThat(holder.pid().isAlive()).isTrue();
        assertRefused(() -> unregister(NAME));
    }

    @Test
    @Rule("N-06")
    void lookingUpAFreeNameAnswersEmpty() {
        assertThat(whereis(NAME)).isEmpty();
    }

    @Test
    @Rule("N-07")
    void sendingToAFreeNameRaisesAndToADeadPidDoesNot() {
        assertRefused(() -> NAME.send("message"));
        Pid ended = spawn(() -> {});
        awaitEnd(ended);
        ended.send("message");
    }

    @Test
    @Rule("N-08")
    void sendingToAFreeNameAtANodeIsSilent() {
        Name here = NAME.at(node());
        here.send("lost");
        register(NAME);
        here.send("received");
        assertReceives("received");
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("N-14")
    void theNamesOfANodeCanBeListed() {
        assertThat(registered()).isEmpty();
        register(NAME);
        register(OTHER, Puppet.start().pid());
        assertThat(registered()).containsExactlyInAnyOrder(NAME, OTHER);
    }

    @Test
    @Rule("N-14")
    void nodesKnowNothingOfEachOthersNames() {
        register(NAME);
        try (Node other = Node.start("other")) {
            assertThat(other.registered()).isEmpty();
            assertThat(NAME.at(other).pid()).isEmpty();
        }
    }

    @Test
    @Rule("N-15")
    void whateverTakesAProcessTakesAnyDestination() {
        Registry registry = Registry.named("registry");
        Registry.startLink(registry.name(), Keys.UNIQUE);
        Puppet puppet = Puppet.start();
        register(NAME, puppet.pid());
        puppet.does(() -> registry.register("key"));
        Alias alias = puppet.answers(() -> alias(Alias.Mode.EXPLICIT));
        List<Destination> all =
                List.of(puppet.pid(), NAME, NAME.at(node()), registry.via("key"), alias);
        var monitors = all.stream().map(Processes::monitor).toList();
        for (Destination destination : all) {
            assertThat(destination.pid()).contains(puppet.pid());
            destination.send(destination);
            assertThat(puppet.answers(() -> receive(Destination.class))).isEqualTo(destination);
        }
        puppet.pid().exit("oops");
        monitors.forEach(monitor -> assertDown(monitor, "oops"));
    }

    @Test
    @Rule("N-15")
    void aServerIsCalledByAnyDestination() {
        Registry registry = Registry.named("registry");
        Registry.startLink(registry.name(), Keys.UNIQUE);
        Pid byName = GenServer.startLink(NAME, new Counter(0));
        assertThat(Counter.next(byName)).isEqualTo(0);
        assertThat(Counter.next(NAME)).isEqualTo(1);
        assertThat(Counter.next(NAME.at(node()))).isEqualTo(2);
        GenServer.startLink(registry.via("key"), new Counter(7));
        assertThat(Counter.next(registry.via("key"))).isEqualTo(7);
    }

    @Test
    @Rule("N-15")
    void aServerIsStartedUnderANameOrAViaOnly() {
        Alias alias = alias(Alias.Mode.EXPLICIT);
        for (Destination wrong : List.of(self(), alias)) {
            assertThatThrownBy(() -> GenServer.start(wrong, new Counter(0)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("a Name or a Via");
        }
    }
}
