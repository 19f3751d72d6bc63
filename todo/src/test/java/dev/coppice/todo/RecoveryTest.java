package dev.coppice.todo;

import static dev.coppice.process.Processes.attempt;
import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.process.Processes.whereis;
import static dev.coppice.testkit.ProcessAssertions.assertExit;
import static dev.coppice.testkit.ProcessAssertions.awaitReplaced;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static dev.coppice.todo.gate.Asked.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.cache.Directory;
import dev.coppice.todo.cache.ListsTree;
import dev.coppice.todo.cache.TodoCache;
import dev.coppice.todo.cache.Unavailable;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.gate.KeyForTools;
import dev.coppice.todo.memory.SpareMemory;
import dev.coppice.todo.web.Http;
import dev.coppice.todo.web.TodoWeb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Cut down one part of the system, and see what grows back and what never noticed.
@CoppiceTest
class RecoveryTest {

    private static final LocalDate DAY = LocalDate.parse("2018-12-19");
    private static final Name REGISTRY = Name.of("to-do registry");

    private Settings settings;
    private Adding lists;
    private Pid system;

    @BeforeEach
    void aSystemWithAnEntry(@TempDir Path folder) {
        settings = TestSettings.in(folder);
        lists = new Adding(TodoSystem.lists(settings));
        system = TodoSystem.startLink(settings);
        lists.add("bob", DAY, "Dentist");
    }

    @Test
    void theTreeIsAsDescribed() {
        assertThat(Supervisor.whichChildren(system))
                .extracting(Child::pid)
                .containsExactly(
                        whereis(SpareMemory.NAME),
                        whereis(KeyForTools.NAME),
                        whereis(TodoWeb.NAME),
                        whereis(ListsTree.NAME),
                        whereis(Database.NAME),
                        whereis(REGISTRY));
        assertThat(workers()).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void aSystemThatIsFullIsHealthyAndSaysThatItIsFull() throws Exception {
        Http.Handler full = TodoSystem.whenFull();

        assertThat(full.answer(get("/healthz")).status()).isEqualTo(200);
        assertThat(full.answer(get("/readyz")).status()).isEqualTo(503);
        assertThat(full.answer(get("/readyz")).text())
                .isEqualTo("all %d connections are taken", TodoWeb.ROOM);
        assertThat(full.answer(get("/")).status()).isEqualTo(503);
        assertThat(full.answer(get("/")).text()).contains("too-many-connections");
    }

    @Test
    void theDirectoryComesBackAndListServersWithIt() {
        Pid server = server();
        Pid cache = holder(TodoCache.NAME);
        Pid directory = holder(Directory.NAME);

        directory.kill();
        awaitReplaced(Directory.NAME, directory);
        awaitReplaced(TodoCache.NAME, cache);

        assertThat(titles()).containsExactly("Dentist");
        assertThat(server()).isNotEqualTo(server);
    }

    @Test
    void theCacheComesBackAndListsAreReadAgain() {
        Pid server = server();
        Pid cache = holder(TodoCache.NAME);

        cache.kill();
        awaitReplaced(TodoCache.NAME, cache);

        assertThat(titles()).containsExactly("Dentist");
        assertThat(server()).isNotEqualTo(server);
        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void theDatabaseComesBackAndNobodyElseNotices() {
        Pid server = server();
        Pid cache = holder(TodoCache.NAME);
        Pid web = holder(TodoWeb.NAME);
        Pid database = holder(Database.NAME);

        database.kill();
        awaitReplaced(Database.NAME, database);
        assertThat(workers()).hasSize(3); // answered when all have started
        lists.add("bob", DAY, "Shopping");

        assertThat(titles()).containsExactly("Dentist", "Shopping");
        assertThat(List.of(server(), holder(TodoCache.NAME), holder(TodoWeb.NAME)))
                .containsExactly(server, cache, web);
    }

    @Test
    void aWorkerComesBackAlone() {
        List<Pid> before = workers();
        Pid killed = before.get(1);

        killed.kill();
        awaitUntil("it is replaced", () -> workers().size() == 3 && !workers().contains(killed));

        assertThat(workers()).contains(before.get(0), before.get(2));
        for (String list : List.of("a", "b", "c", "d", "e")) {
            lists.add(list, DAY, "after");
        }
    }

    @Test
    void theWebComesBackOnTheSamePort() throws Exception {
        Pid web = holder(TodoWeb.NAME);

        web.kill();
        awaitReplaced(TodoWeb.NAME, web);

        try (HttpUser user = new HttpUser(settings.port())) {
            assertThat(user.entries("bob", "2018-12-19").body()).isEqualTo("2018-12-19 Dentist");
        }
    }

    @Test
    void theRegistryComesBackAndEverybodyRegistersAgain() {
        Pid registry = holder(REGISTRY);
        List<Pid> before = workers();

        registry.kill();
        awaitReplaced(REGISTRY, registry);
        awaitUntil(
                "all workers are new",
                () -> {
                    // Their supervisor gives up on the way, and is replaced itself (TD-12).
                    List<Pid> now =
                            attempt(RecoveryTest::workers) instanceof Outcome.Returned(var found)
                                    ? found
                                    : List.of();
                    return now.size() == 3 && now.stream().noneMatch(before::contains);
                });

        awaitUntil("lists are served", () -> served("bob").equals(Optional.of(1)));
        assertThat(titles()).containsExactly("Dentist");
    }

    @Test
    void theSystemGivesUpWhenRestartingDoesNotHelp() {
        Supervisor.stop(system);
        system = TodoSystem.startLink(settings.intensity(3, Duration.ofMinutes(1)));
        trapExit(true);
        for (int kills = 0; kills < 3; kills++) {
            Pid lists = holder(ListsTree.NAME);
            lists.kill();
            awaitReplaced(ListsTree.NAME, lists);
        }

        holder(ListsTree.NAME).kill();

        assertExit(system, ExitReason.SHUTDOWN);
        awaitUntil("nobody is left", () -> node().processes().equals(List.of(self())));
    }

    @Test
    void aDamagedRowIsSetAsideAndHarmsNoProcessOfTheTree() {
        lists.add("bob", DAY, "Shopping");
        lists.add("alice", DAY, "Movies");
        List<Pid> workers = workers();
        everywhere("UPDATE entry SET title = 'Dentis!' WHERE title = 'Dentist'");
        server().kill();

        assertThat(titles()).containsExactly("Shopping");
        lists.add("bob", DAY, "Holidays");

        assertThat(titles()).containsExactly("Shopping", "Holidays");
        assertThat(lists.titles("alice", DAY)).containsExactly("Movies");
        assertThat(workers()).isEqualTo(workers);
    }

    @Test
    void aListWhoseOwnRowIsDamagedIsThereWhenTheDirectoryIsStartedAgain() {
        everywhere("UPDATE list SET name = 'Bab' WHERE name = 'bob'");
        Pid directory = holder(Directory.NAME);

        directory.kill();
        awaitReplaced(Directory.NAME, directory);

        assertThat(titles()).containsExactly("Dentist");
        lists.add("bob", DAY, "Shopping");
        assertThat(titles()).containsExactly("Dentist", "Shopping");
    }

    @Test
    void aPageOfRubbishHarmsNoListOfAnotherWorker() {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h");
        names.forEach(name -> lists.add(name, DAY, "Movies"));
        Supervisor.stop(system);
        DatabaseFile ruined = DatabaseFile.of(settings.folder(), 2);
        List<String> others = new ArrayList<>(names);
        others.removeIf(name ->
                ruined.value("SELECT name FROM list WHERE name = '%s'".formatted(name))
                        .equals(name));
        assertThat(others).isNotEmpty().hasSizeLessThan(names.size());
        ruined.ruin("list");

        system = TodoSystem.startLink(settings);

        for (String name : others) {
            assertThat(lists.titles(name, DAY)).containsExactly("Movies");
        }
        assertThat(workers()).hasSize(3);
    }

    @Test
    void aListIsReadInTheOrderItWasWritten() {
        IntStream.range(0, 100).forEach(i -> lists.add("carol", DAY, String.valueOf(i)));
        holder(TodoCache.NAME).kill();

        assertThat(lists.titles("carol", DAY))
                .extracting(Integer::valueOf)
                .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
    }

    private static Pid holder(Name name) {
        return whereis(name).orElseThrow();
    }

    private Pid server() {
        return lists.server("bob");
    }

    private static List<Pid> workers() {
        return Supervisor.whichChildren(Database.NAME).stream()
                .flatMap(child -> child.pid().stream())
                .toList();
    }

    private List<String> titles() {
        return lists.titles("bob", DAY);
    }

    private Optional<Integer> served(String list) {
        try {
            return Optional.of(lists.titles(list, DAY).size());
        } catch (Unavailable e) {
            return Optional.empty();
        }
    }

    private void everywhere(String sql) {
        for (int worker = 1; worker <= settings.workers(); worker++) {
            DatabaseFile.of(settings.folder(), worker).execute(sql);
        }
    }
}
