package dev.coppice.todo.cache;

import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.unlink;
import static dev.coppice.testkit.ProcessAssertions.assertEnds;
import static dev.coppice.testkit.ProcessAssertions.assertReceives;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static dev.coppice.testkit.ProcessAssertions.awaitWaiting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import dev.coppice.todo.Settings;
import dev.coppice.todo.TestSettings;
import dev.coppice.todo.TodoSystem;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.NewEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists in use: one server each, for as long as it is used, and no entry lost.
@CoppiceTest
class TodoCacheTest {

    private static final LocalDate DAY = LocalDate.parse("2018-12-19");

    /// Shorter than what a request may take: the clock that is advanced is the limit's as well.
    private static final Duration EXPIRY = Duration.ofSeconds(1);

    private Settings settings;
    private Lists lists;
    private Pid system;

    @BeforeEach
    void aRunningSystem(@TempDir Path folder) {
        settings = new Settings(TestSettings.freePort(), folder, 3, EXPIRY);
        lists = TodoSystem.lists(settings);
        system = TodoSystem.startLink(settings);
    }

    @Test
    void aListHasOneServer() {
        Pid bob = server("bob");

        assertThat(server("bob")).isEqualTo(bob);
        assertThat(server("alice")).isNotEqualTo(bob);
    }

    @Test
    void manyWhoAskForANewListAtOnceGetTheSameServer() {
        Pid test = self();
        for (int i = 0; i < 50; i++) {
            spawn(() -> test.send(server("bob")));
        }

        Set<Pid> servers = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            servers.add(assertReceives(Pid.class));
        }
        assertThat(servers).hasSize(1);
    }

    @Test
    void whatIsAddedIsThere() {
        lists.add("bob", new NewEntry(DAY, "Dentist"));

        assertThat(titles("bob", DAY)).containsExactly("Dentist");
        assertThat(titles("bob", DAY.plusDays(1))).isEmpty();
        assertThat(titles("alice", DAY)).isEmpty();
    }

    @Test
    void entriesOutliveTheSystem() {
        lists.add("john", new NewEntry(DAY, "Shopping"));
        lists.add("john", new NewEntry(DAY, "Dentist"));

        Supervisor.stop(system);
        system = TodoSystem.startLink(settings);

        assertThat(titles("john", DAY)).containsExactly("Shopping", "Dentist");
    }

    @Test
    void entriesOutliveASystemThatIsKilled() {
        lists.add("john", new NewEntry(DAY, "Shopping"));

        unlink(system);
        system.kill();
        awaitUntil("what was below it is gone", () -> node().processes().equals(List.of(self())));
        system = TodoSystem.startLink(settings);

        assertThat(titles("john", DAY)).containsExactly("Shopping");
    }

    @Test
    void anAcknowledgedEntryOutlivesItsServer() {
        for (int i = 0; i < 20; i++) {
            lists.add("bob", new NewEntry(DAY, "entry " + i));
            server("bob").kill();

            assertThat(titles("bob", DAY)).hasSize(i + 1);
        }
    }

    @Test
    void theSameWishIsGrantedOnce() {
        NewEntry wish = new NewEntry(DAY, "Dentist");

        Entry first = lists.add("bob", wish);
        Entry again = lists.add("bob", wish);
        server("bob").kill();
        Entry afterwards = lists.add("bob", wish);

        assertThat(List.of(again, afterwards)).containsOnly(first);
        assertThat(titles("bob", DAY)).containsExactly("Dentist");
    }

    @Test
    void aListThatNobodyUsesLeavesMemory(ManualClock clock) {
        Pid bob = server("bob");
        awaitWaiting(bob);

        clock.advance(EXPIRY.minusMillis(1));
        assertThat(titles("bob", DAY)).isEmpty();
        awaitWaiting(bob);
        clock.advance(EXPIRY.minusMillis(1));
        assertThat(bob.isAlive()).isTrue();
        clock.advance(EXPIRY);

        assertEnds(bob, ExitReason.NORMAL);
    }

    @Test
    void aRequestThatMeetsAListOnItsWayOutIsAnswered(ManualClock clock) {
        Pid test = self();
        for (int round = 0; round < 100; round++) {
            awaitWaiting(server("bob"));
            spawn(() -> test.send(lists.add("bob", new NewEntry(DAY, "Dentist"))));

            clock.advance(EXPIRY);

            assertReceives(Entry.class);
        }
        assertThat(titles("bob", DAY)).hasSize(100);
    }

    private Pid server(String list) {
        return lists.cache().server(list).orElseThrow().process().pid().orElseThrow();
    }

    private List<String> titles(String list, LocalDate date) {
        return lists.entries(list, date).stream().map(Entry::title).toList();
    }
}
