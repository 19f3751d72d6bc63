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
import dev.coppice.server.Sys;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import dev.coppice.todo.Adding;
import dev.coppice.todo.Settings;
import dev.coppice.todo.TestSettings;
import dev.coppice.todo.TodoSystem;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.list.Entry;
import dev.coppice.todo.list.ListId;
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
    private static final ListId BOB = ListId.from("bob");

    /// Shorter than what a request may take: the clock that is advanced is the limit's as well.
    private static final Duration EXPIRY = Duration.ofSeconds(1);

    private Settings settings;
    private Adding lists;
    private Pid system;

    @BeforeEach
    void aRunningSystem(@TempDir Path folder) {
        settings = new Settings(TestSettings.freePort(), folder, 3, EXPIRY);
        lists = new Adding(TodoSystem.lists(settings));
        system = TodoSystem.startLink(settings);
    }

    @Test
    void aListHasOneServer() {
        Pid bob = server(BOB);

        assertThat(server(BOB)).isEqualTo(bob);
        assertThat(server(ListId.from("alice"))).isNotEqualTo(bob);
    }

    @Test
    void manyWhoAskForANewListAtOnceGetTheSameServer() {
        Pid test = self();
        for (int i = 0; i < 50; i++) {
            spawn(() -> test.send(server(BOB)));
        }

        Set<Pid> servers = new HashSet<>();
        for (int i = 0; i < 50; i++) {
            servers.add(assertReceives(Pid.class));
        }
        assertThat(servers).hasSize(1);
    }

    @Test
    void whatIsAddedIsThere() {
        lists.add("bob", DAY, "Dentist");

        assertThat(titles("bob", DAY)).containsExactly("Dentist");
        assertThat(titles("bob", DAY.plusDays(1))).isEmpty();
        assertThat(titles("alice", DAY)).isEmpty();
    }

    @Test
    void entriesOutliveTheSystem() {
        lists.add("john", DAY, "Shopping");
        lists.add("john", DAY, "Dentist");

        Supervisor.stop(system);
        system = TodoSystem.startLink(settings);

        assertThat(titles("john", DAY)).containsExactly("Shopping", "Dentist");
    }

    @Test
    void entriesOutliveASystemThatIsKilled() {
        lists.add("john", DAY, "Shopping");

        unlink(system);
        system.kill();
        awaitUntil("what was below it is gone", () -> node().processes().equals(List.of(self())));
        system = TodoSystem.startLink(settings);

        assertThat(titles("john", DAY)).containsExactly("Shopping");
    }

    @Test
    void anAcknowledgedEntryOutlivesItsServer() {
        for (int i = 0; i < 20; i++) {
            lists.add("bob", DAY, "entry " + i);
            lists.server("bob").kill();

            assertThat(titles("bob", DAY)).hasSize(i + 1);
        }
    }

    @Test
    void theSameWishIsGrantedOnce() {
        Key wish = Adding.key();

        Entry first = lists.add("bob", DAY, "Dentist", wish);
        Entry again = lists.add("bob", DAY, "Dentist", wish);
        lists.server("bob").kill();
        Entry afterwards = lists.add("bob", DAY, "Dentist", wish);

        assertThat(List.of(again, afterwards)).containsOnly(first);
        assertThat(titles("bob", DAY)).containsExactly("Dentist");
    }

    /// As a request of the API does: the process need not be asked.
    @Test
    void aListIsReadWhileItsServerDoesSomethingElse() {
        lists.add("bob", DAY, "Dentist");
        Sys.suspend(lists.server("bob"));

        assertThat(titles("bob", DAY)).containsExactly("Dentist");
    }

    @Test
    void aListThatNobodyUsesLeavesMemory(ManualClock clock) {
        lists.add("bob", DAY, "Dentist");
        Pid bob = lists.server("bob");
        awaitWaiting(bob);

        clock.advance(EXPIRY.minusMillis(1));
        assertThat(titles("bob", DAY)).containsExactly("Dentist");
        awaitWaiting(bob);
        clock.advance(EXPIRY.minusMillis(1));
        awaitWaiting(bob);
        assertThat(bob.isAlive()).isTrue();
        clock.advance(Duration.ofMillis(1));

        assertEnds(bob, ExitReason.NORMAL);
    }

    @Test
    void aRequestThatMeetsAListOnItsWayOutIsAnswered(ManualClock clock) {
        Pid test = self();
        lists.add("bob", DAY, "Dentist");
        for (int round = 0; round < 100; round++) {
            awaitWaiting(lists.server("bob"));
            spawn(() -> test.send(lists.add("bob", DAY, "Dentist")));

            clock.advance(EXPIRY);

            assertReceives(Entry.class);
        }
        assertThat(titles("bob", DAY)).hasSize(101);
    }

    private Pid server(ListId list) {
        return lists.lists().cache().server(list).orElseThrow().process();
    }

    private List<String> titles(String list, LocalDate date) {
        return lists.titles(list, date);
    }
}
