package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.examples.chapter8.Cache;
import dev.coppice.examples.chapter8.Database;
import dev.coppice.examples.chapter8.Entry;
import dev.coppice.examples.chapter8.TodoServer;
import dev.coppice.examples.chapter8.TodoSystem;
import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Ref;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.LeavesProcesses;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The to-do system of chapter 8: one supervisor, one child, and everything below it linked.
@CoppiceTest
@ExtendWith(QuietOutput.class)
class LinkedTodoTest {

    private static final LocalDate NEW_YEAR = LocalDate.of(2023, 1, 1);
    private static final Entry PERSISTED = new Entry(1, NEW_YEAR, "Persist me");

    @TempDir Path folder;

    /// Kills a process, and returns when the cache has ended with it and is there again.
    private static void kill(Pid victim, Pid system) {
        Ref end = monitor(holder(Cache.NAME));
        victim.kill();
        receive(Down.class, down -> down.ref().equals(end));
        List<Child> restarted = Supervisor.whichChildren(system);
        assertThat(restarted).hasSize(1);
    }

    private static Pid holder(Name name) {
        return whereis(name).orElseThrow();
    }

    /// Who is linked to the database: the cache and the workers.
    private static Set<Pid> linkedToDatabase() {
        return info(holder(Database.NAME)).map(ProcessInfo::links).orElseThrow();
    }

    /// The processes but for the test's own, once those on their way out have gone and there are so
    /// many.
    private static Set<Pid> others(int expected) {
        awaitUntil(
                expected + " processes are left beside the test",
                () -> node().size() == expected + 1);
        return node().processes().stream().filter(pid -> pid != self()).collect(Collectors.toSet());
    }

    @Test
    @Rule("TD-01")
    void isSixProcessesUnderOneChild() {
        Pid system = TodoSystem.startLink(folder);
        assertThat(Supervisor.whichChildren(system))
                .singleElement()
                .extracting(Child::pid)
                .isEqualTo(whereis(Cache.NAME));
        assertThat(others(6))
                .contains(system, holder(Cache.NAME), holder(Database.NAME))
                .containsAll(linkedToDatabase());
        assertThat(linkedToDatabase()).hasSize(4);
    }

    @Test
    @Rule("TD-02")
    void aKilledCacheIsBackUnderItsNameAndListsAreReadFromDisk() {
        Pid system = TodoSystem.startLink(folder);
        Cache.serverProcess("Alice").addEntry(NEW_YEAR, "Persist me");
        Pid former = holder(Cache.NAME);
        kill(former, system);
        assertThat(holder(Cache.NAME)).isNotEqualTo(former);
        assertThat(system.isAlive()).isTrue();
        assertThat(Cache.serverProcess("Alice").entries(NEW_YEAR)).containsExactly(PERSISTED);
    }

    @Test
    @Rule("TD-03")
    @LeavesProcesses
    void withoutLinksTheFormerServerOfAListLivesOn() {
        Unlinked.startLink();
        Pid cache = holder(Unlinked.CACHE);
        Pid database = holder(Unlinked.DATABASE);
        Pid alice = Unlinked.serverOf("Alice");
        int before = others(4).size();
        cache.kill();
        awaitReplaced(Unlinked.CACHE, cache);

        assertThat(Unlinked.serverOf("Alice")).isNotEqualTo(alice);
        assertThat(alice.isAlive()).isTrue();
        assertThat(others(before + 1)).contains(alice);
        assertThat(holder(Unlinked.DATABASE)).isEqualTo(database);
    }

    @Test
    @Rule("TD-04")
    @LeavesProcesses
    void withoutLinksAKilledDatabaseStaysDeadAndTheCacheHandsOutDeadServers() {
        Unlinked.startLink();
        Pid cache = holder(Unlinked.CACHE);
        Pid alice = Unlinked.serverOf("Alice");
        assertThat(Unlinked.store(alice)).isEqualTo(1);
        Pid database = holder(Unlinked.DATABASE);
        database.kill();
        assertEnds(database, ExitReason.KILLED);

        assertThat(whereis(Unlinked.DATABASE)).isEmpty();
        assertThat(cache.isAlive()).isTrue();
        assertThat(alice.isAlive()).isTrue();
        assertThat(attempt(() -> Unlinked.store(alice))).isInstanceOf(Outcome.Exited.class);
        var _ = awaitEnd(alice);
        assertThat(Unlinked.serverOf("Alice")).isEqualTo(alice);
    }

    @Test
    @Rule("TD-05")
    void aKilledCacheTakesEverythingBelowWithItAndNothingIsLeft() {
        Pid system = TodoSystem.startLink(folder);
        Set<Pid> first = others(6);
        for (int kills = 0; kills < 3; kills++) {
            kill(holder(Cache.NAME), system);
            assertThat(others(6)).contains(system);
        }
        assertThat(others(6)).filteredOn(first::contains).containsExactly(system);
    }

    @Test
    @Rule("TD-06")
    void aKilledDatabaseTakesEverythingWithItButTheSupervisorAndTheLists() {
        Pid system = TodoSystem.startLink(folder);
        TodoServer alice = Cache.serverProcess("Alice");
        assertThat(alice.addEntry(NEW_YEAR, "Persist me")).isEqualTo(PERSISTED);
        Set<Pid> before = others(7);
        kill(holder(Database.NAME), system);

        assertThat(others(6)).filteredOn(before::contains).containsExactly(system);
        assertThat(Cache.serverProcess("Alice")).isNotEqualTo(alice);
        assertThat(Cache.serverProcess("Alice").entries(NEW_YEAR)).containsExactly(PERSISTED);
    }

    @Test
    @Rule("TD-06")
    void aKilledWorkerTakesEverythingWithItAsWell() {
        Pid system = TodoSystem.startLink(folder);
        Set<Pid> workers = linkedToDatabase();
        workers.remove(holder(Cache.NAME));
        kill(workers.iterator().next(), system);
        assertThat(linkedToDatabase()).hasSize(4).doesNotContainAnyElementsOf(workers);
    }

    @Test
    @Rule("TD-07")
    void aKilledListServerTakesEverythingDown() {
        Pid system = TodoSystem.startLink(folder);
        TodoServer alice = Cache.serverProcess("Alice");
        Set<Pid> before = others(7);
        kill(alice.process(), system);
        assertThat(others(6)).filteredOn(before::contains).containsExactly(system);
    }

    @Test
    @Rule("TD-07")
    void aRequestMadeAtThatMomentExitsWithKilled() {
        Pid system = TodoSystem.startLink(folder);
        TodoServer alice = Cache.serverProcess("Alice");
        Sys.suspend(alice.process());
        Puppet client = Puppet.start();
        Ref end = monitor(client.pid());
        client.tell(() -> alice.entries(NEW_YEAR));
        awaitUntil(
                "the request is there",
                () -> info(alice.process()).filter(it -> it.mailboxLength() == 1).isPresent());
        kill(alice.process(), system);
        assertThat(receive(Down.class, down -> down.ref().equals(end)).reason().toString())
                .startsWith("killed in call to " + alice.process());
    }

    @Test
    @Rule("TD-08")
    void theFourthKillInQuickSuccessionIsOneTooMany() {
        trapExit(true);
        Pid system = TodoSystem.startLink(folder);
        for (int kills = 0; kills < 3; kills++) {
            kill(holder(Cache.NAME), system);
        }
        holder(Cache.NAME).kill();
        assertExit(system, ExitReason.SHUTDOWN);
        assertThat(others(0)).isEmpty();
    }

    @Test
    @Rule("TD-14")
    void aListHasOneServerAndAnotherListAnother() {
        TodoSystem.startLink(folder);
        TodoServer alice = Cache.serverProcess("Alice");
        assertThat(Cache.serverProcess("Alice")).isEqualTo(alice);
        assertThat(Cache.serverProcess("Bob")).isNotEqualTo(alice);
    }
}
