package dev.coppice.todo.database;

import static dev.coppice.process.Processes.info;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.assertReceives;
import static dev.coppice.testkit.ProcessAssertions.assertReceivesNothing;
import static dev.coppice.testkit.ProcessAssertions.awaitEnd;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static dev.coppice.todo.database.SlowSystem.DAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Down;
import dev.coppice.process.Pid;
import dev.coppice.server.StartFailed;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.Adding;
import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.Entry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Workers that are killed in the middle of a native call, and a disk that fails or is slow.
@CoppiceTest
class DatabaseTest {

    private static final Duration PATIENT = Duration.ofSeconds(30);

    private final SlowSystem system = new SlowSystem();
    private final SlowEngine engine = system.engine;
    private final Adding lists = system.lists;
    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void start() {
        system.startLink(folder);
    }

    @Test
    void aCallUnderWayEndsBeforeTheStoreIsOpenedAgain() throws Exception {
        lists.add("bob", DAY, "Dentist");
        engine.log.clear();
        system.addHeldUp("bob", "Shopping");

        Pid worker = system.worker();
        var _ = monitor(worker);
        worker.kill();
        assertReceives(Down.class); // and so have the lists: none answers for what is committed now
        engine.letGo();
        assertReceives(Entry.class);

        assertThat(engine.log)
                .containsExactly("write", "committed", "close", "open", "write", "committed");
        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist", "Shopping");
    }

    @Test
    void aListIsReadWhileItsChangeIsBeingWritten() throws Exception {
        lists.add("bob", DAY, "Dentist");
        system.addHeldUp("bob", "Shopping");

        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist");
        assertReceivesNothing(Duration.ofMillis(20));

        engine.letGo();
        assertReceives(Entry.class);
        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist", "Shopping");
    }

    @Test
    void whatWaitsForTheDiskIsCommittedTogether() throws Exception {
        List<String> names = IntStream.range(0, 10).mapToObj(i -> "list " + i).toList();
        names.forEach(name -> lists.add(name, DAY, "first"));
        system.addHeldUp("list 0", "held up");
        engine.log.clear();

        names.forEach(name -> system.addBeside(name, "together"));
        awaitUntil("all are waiting", () -> engine.waiting(system.worker()) == names.size());
        engine.letGo();
        for (int i = 0; i <= names.size(); i++) {
            assertReceives(Entry.class);
        }

        assertThat(engine.log).filteredOn("committed"::equals).hasSize(2);
        assertThat(lists.titles("list 0", DAY)).containsExactly("first", "held up", "together");
    }

    @Test
    void aListServerWhoseChangeIsBeingWrittenDiesWithTheWorker() throws Exception {
        lists.add("bob", DAY, "Dentist");
        lists.add("eve", DAY, "Dentist");
        Pid bob = lists.server("bob");
        Pid eve = lists.server("eve");
        system.addHeldUp("bob", "Shopping");

        system.worker().kill();
        awaitEnd(bob);
        engine.letGo();
        assertReceives(Entry.class);

        assertThat(eve.isAlive()).isTrue();
        assertThat(lists.server("eve")).isEqualTo(eve);
        assertThat(lists.server("bob")).isNotEqualTo(bob);
        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist", "Shopping");
    }

    @Test
    void whoKeepsAListAfterAKilledServerHasItsLastChange() throws Exception {
        lists.add("bob", DAY, "Dentist");
        Pid test = self();
        system.addHeldUp("bob", "Shopping");

        lists.server("bob").kill();
        spawn(() -> test.send(lists.titles("bob", DAY)));
        engine.letGo();

        assertReceives(List.of("Dentist", "Shopping"));
        assertReceives(Entry.class);
        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist", "Shopping");
    }

    /// The change is committed, and the server that should tell so is killed, and so is whoever
    /// wanted it and would ask again.
    @Test
    void whatAKilledServerCouldNotTellIsToldByTheNextOne() throws Exception {
        lists.add("bob", DAY, "Dentist");
        Catalogue before = lists.lists().all();
        Pid test = self();
        spawn(() -> test.send(lists.lists().allAfter(before, PATIENT)));
        Pid server = lists.server("bob");
        Pid client = system.addHeldUp("bob", "Shopping");
        Sys.suspend(server);
        client.kill();
        engine.letGo();
        awaitUntil("the commit is reported", () -> info(server).orElseThrow().mailboxLength() == 1);
        server.kill();
        awaitEnd(server);

        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist", "Shopping");
        assertThat(lists.lists().summary(lists.id("bob")).orElseThrow().entries()).isEqualTo(2);
        assertThat(assertReceives(Catalogue.class).version()).isGreaterThan(before.version());
    }

    @Test
    void aFailingDiskIsToldAndEndsNobody() {
        lists.add("bob", DAY, "Dentist");
        Pid worker = system.worker();
        Pid server = lists.server("bob");
        engine.failing = new StorageFailure.Full(folder);

        for (int i = 0; i < 10; i++) {
            assertThatThrownBy(() -> lists.add("bob", DAY, "Shopping"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is full");
        }
        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist");
        engine.failing = null;
        lists.add("bob", DAY, "Movies");

        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist", "Movies");
        assertThat(system.worker()).isEqualTo(worker);
        assertThat(lists.server("bob")).isEqualTo(server);
    }

    @Test
    void aStoreThatBreaksIsOpenedAgain() {
        lists.add("bob", DAY, "Dentist");
        Pid worker = system.worker();
        engine.breaking = true;

        lists.add("bob", DAY, "Shopping");

        assertThat(lists.titles("bob", DAY)).containsExactly("Dentist", "Shopping");
        assertThat(system.worker()).isNotEqualTo(worker);
    }

    @Test
    void twoSystemsDoNotShareAFolder() {
        trapExit(true);

        assertThatThrownBy(() ->
                        Supervisor.startLink(
                                oneForOne(
                                        Database.childSpec(
                                                folder, 1, engine, RestartIntensity.DEFAULT))))
                .isInstanceOfSatisfying(
                        StartFailed.class,
                        e -> assertThat(e.reason()).asString().contains("FolderInUse"));
    }
}
