package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.examples.chapter8.Entry;
import dev.coppice.examples.chapter9.Cache;
import dev.coppice.examples.chapter9.Database;
import dev.coppice.examples.chapter9.TodoRegistry;
import dev.coppice.examples.chapter9.TodoServer;
import dev.coppice.examples.chapter9.TodoSystem;
import dev.coppice.process.Destination;
import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Ref;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The to-do system of chapter 9: a tree in which a crash restarts what crashed.
@CoppiceTest
@ExtendWith(QuietOutput.class)
class TreeTodoTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2023, 1, 1);
    private static final Entry PERSISTED = new Entry(1, NEW_YEAR, "Persist me");
    private static final List<Integer> WORKERS = List.of(1, 2, 3);

    @TempDir Path folder;

    @BeforeEach
    void start() {
        TodoSystem.startLink(folder);
        assertThat(alice().addEntry(NEW_YEAR, "Persist me")).isEqualTo(PERSISTED);
    }

    private static TodoServer alice() {
        return Cache.serverProcess("Alice");
    }

    private static Pid holder(Destination name) {
        return name.pid().orElseThrow();
    }

    private static List<Pid> workers() {
        return WORKERS.stream().map(TodoRegistry::worker).map(TreeTodoTest::holder).toList();
    }

    private static int mailboxLength(Pid pid) {
        return info(pid).map(ProcessInfo::mailboxLength).orElse(0);
    }

    /// Kills a process, and returns when its supervisor has restarted what it restarts.
    private static void kill(Pid victim, Destination supervisor) {
        Ref end = monitor(victim);
        victim.kill();
        receive(Down.class, down -> down.ref().equals(end));
        List<Child> _ = Supervisor.whichChildren(supervisor);
    }

    @Test
    @Rule("TD-09")
    void aKilledDatabaseLeavesTheCacheAndTheServersAlone() {
        Pid database = holder(Database.NAME);
        List<Pid> workers = workers();
        Pid cache = holder(Cache.NAME);
        TodoServer alice = alice();
        kill(database, TodoSystem.LISTS);

        assertThat(holder(Database.NAME)).isNotEqualTo(database);
        assertThat(workers()).doesNotContainAnyElementsOf(workers);
        assertThat(holder(Cache.NAME)).isEqualTo(cache);
        assertThat(alice()).isEqualTo(alice);
        assertThat(alice.addEntry(NEW_YEAR, "Again").id()).isEqualTo(2);
    }

    @Test
    @Rule("TD-10")
    void aKilledListServerIsReplacedAtOnceAndHasItsEntries() {
        Pid cache = holder(Cache.NAME);
        TodoServer alice = alice();
        alice.process().kill();

        TodoServer next = alice();
        assertThat(next).isNotEqualTo(alice);
        assertThat(next.entries(NEW_YEAR)).containsExactly(PERSISTED);
        assertThat(holder(Cache.NAME)).isEqualTo(cache);
    }

    @Test
    @Rule("TD-11")
    void aKilledWorkerIsReplacedAndNobodyElse() {
        Pid database = holder(Database.NAME);
        List<Pid> before = workers();
        TodoServer alice = alice();
        kill(before.get(1), Database.NAME);

        assertThat(workers()).hasSize(3).contains(before.get(0), before.get(2));
        assertThat(workers().get(1)).isNotEqualTo(before.get(1));
        assertThat(holder(Database.NAME)).isEqualTo(database);
        assertThat(alice()).isEqualTo(alice);
    }

    @Test
    @Rule("TD-11")
    void aListServerThatWasCallingItEndsAndComesBackOnDemand() {
        workers().forEach(Sys::suspend);
        TodoServer alice = alice();
        Puppet client = Puppet.start();
        client.tell(() -> alice.addEntry(NEW_YEAR, "Lost"));
        awaitUntil(
                "the server waits for its worker",
                () -> workers().stream().anyMatch(worker -> mailboxLength(worker) == 1));
        workers().forEach(Pid::kill);

        assertThat(awaitEnd(alice.process()).toString()).startsWith("killed in call to ");
        for (int number : WORKERS) {
            awaitUntil(
                    "worker " + number + " is there again",
                    () -> TodoRegistry.worker(number).pid().isPresent());
        }
        assertThat(alice()).isNotEqualTo(alice);
        assertThat(alice().entries(NEW_YEAR)).containsExactly(PERSISTED);
    }

    @Test
    @Rule("TD-12")
    void aKilledRegistryEndsAllThatIsRegisteredAndTheSystemRecovers() {
        List<Pid> registered =
                Stream.concat(workers().stream(), Stream.of(alice().process())).toList();
        Pid registry = holder(TodoRegistry.REGISTRY.name());
        registry.kill();
        registered.forEach(pid -> assertEnds(pid, ExitReason.KILLED));

        awaitReplaced(TodoRegistry.REGISTRY.name(), registry);
        awaitUntil(
                "the lists are there again",
                () -> attempt(TreeTodoTest::read) instanceof Outcome.Returned<?>);
        assertThat(read()).containsExactly(PERSISTED);
        assertThat(workers()).doesNotContainAnyElementsOf(registered);
    }

    private static List<Entry> read() {
        return alice().entries(NEW_YEAR);
    }

    @Test
    @Rule("TD-14")
    void aListHasOneServerAndAnotherListAnother() {
        assertThat(alice()).isEqualTo(alice());
        assertThat(Cache.serverProcess("Bob")).isNotEqualTo(alice());
    }

    @Test
    @Rule("TD-15")
    void manyWhoAskForANewListAtOnceGetOneServer() {
        record Got(TodoServer server) {}
        Pid test = self();
        IntStream.range(0, 100)
                .forEach(_ -> spawn(() -> test.send(new Got(Cache.serverProcess("Carol")))));
        List<Got> got = IntStream.range(0, 100).mapToObj(_ -> receive(Got.class)).toList();
        assertThat(got).containsOnly(new Got(Cache.serverProcess("Carol")));
    }
}
