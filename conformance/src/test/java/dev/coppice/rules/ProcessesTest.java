package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Event;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// What every process has for itself, and what can be seen of it.
@CoppiceTest
class ProcessesTest {

    @Test
    @Rule("P-01")
    void spawnDoesNotWaitForTheCode() {
        CountDownLatch spawned = new CountDownLatch(1);
        Pid test = self();
        Pid child =
                spawnLink(() -> {
                    spawned.await();
                    test.send("began after spawn had answered");
                });
        assertThat(child.isAlive()).isTrue();
        spawned.countDown();
        assertReceives("began after spawn had answered");
    }

    @Test
    @Rule("P-01")
    void noPidIsUsedTwice() {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            Pid child = spawn(() -> {});
            awaitEnd(child);
            assertThat(numbers.add(child.number())).isTrue();
        }
    }

    @Test
    @Rule("P-02")
    void everyProcessHasItsOwnDictionaryMailboxAndTrapping() {
        dictionary().put("key", "the test's");
        trapExit(true);
        self().send("waiting for the test");
        Puppet other = Puppet.start();
        assertThat(other.answers(() -> dictionary().containsKey("key"))).isFalse();
        other.does(() -> dictionary().put("key", "the other's"));
        assertThat(dictionary()).containsEntry("key", "the test's");
        assertThat(other.answers(() -> info(self()).orElseThrow()))
                .returns(0, ProcessInfo::mailboxLength)
                .returns(false, ProcessInfo::trapExit);
    }

    @Test
    @Rule("P-03")
    void aMessageIsHandedOverAsItIs() {
        List<String> message = new ArrayList<>();
        Pid test = self();
        Pid echo = spawnLink(() -> test.send(receive()));
        echo.send(message);
        assertThat(receive()).isSameAs(message);
    }

    /// A server that starts another.
    private record Outer() implements GenServer<Outer.Inner, Pid> {

        record Inner() implements Call<Pid> {}

        @Override
        public Init<Pid> init() {
            return Init.ok(GenServer.startLink(new Counter(0)));
        }

        @Override
        public Next<Pid> handle(Inner asked, Pid inner) {
            return Next.reply(asked, inner, inner);
        }
    }

    @Test
    @Rule("P-04")
    void aServerKnowsItsAncestorsAndItsCode() {
        Name name = Name.of("starter");
        register(name);
        Pid outer = GenServer.startLink(new Outer());
        Pid inner = GenServer.call(outer, new Outer.Inner());
        assertThat(info(outer).orElseThrow().ancestors()).containsExactly(name);
        assertThat(info(inner).orElseThrow())
                .returns(List.of(outer, name), ProcessInfo::ancestors)
                .returns(Counter.class.getName(), ProcessInfo::code);
    }

    @Test
    @Rule("P-05")
    void thereIsNoInfoAboutTheDead() {
        Pid child = spawn(Processes::receive);
        assertThat(info(child)).isPresent();
        child.send("end");
        awaitEnd(child);
        assertThat(info(child)).isEmpty();
    }

    @Test
    @Rule("P-06")
    void aLabelStandsInTheCrashReport() {
        Pid child =
                spawn(() -> {
                    label("reads mail");
                    receive();
                    throw new IllegalStateException("broke");
                });
        awaitWaiting(child);
        assertThat(info(child).orElseThrow().label()).contains("reads mail");
        child.send("go");
        Event.Crashed report = assertReports(Event.Crashed.class);
        assertThat(report.label()).contains("reads mail");
        assertThat(report.describe()).contains("reads mail");
    }

    @Test
    @Rule("P-07")
    void sleepingTakesNoMessageAndEndsBySignal() {
        var sleeper = spawnMonitor(() -> sleep(Duration.ofDays(100_000)));
        sleeper.pid().send("stays");
        awaitWaiting(sleeper.pid());
        assertThat(info(sleeper.pid()).orElseThrow().mailboxLength()).isEqualTo(1);
        sleeper.pid().exit("wake up");
        assertDown(sleeper.ref(), "wake up");
    }
}
