package dev.coppice.todo;

import static dev.coppice.process.Processes.info;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.whereis;
import static dev.coppice.testkit.ProcessAssertions.awaitReplaced;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Tokens;
import dev.coppice.todo.api.ApiUser;
import dev.coppice.todo.cache.TodoCache;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.database.SlowEngine;
import dev.coppice.todo.database.StorageFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Nine things that can go wrong with the system of the book, and do not with this one.
@CoppiceTest
class BookWeaknessesTest {

    private static final String DAY = "2018-12-19";

    private Settings settings;

    @BeforeEach
    void aFolder(@TempDir Path folder) {
        settings = TestSettings.in(folder);
    }

    /// The book writes a list to the file of its name, wherever that leads.
    @Test
    void theNameOfAListLeadsToNoFile() throws Exception {
        TodoSystem.startLink(settings);
        try (HttpUser user = new HttpUser(settings.port())) {
            for (String name : List.of("../escaped", "/tmp/escaped", "a/b", "..", "lists-1.db")) {
                assertThat(user.add(name, DAY, "Dentist").body()).isEqualTo("OK");
                assertThat(user.entries(name, DAY).body()).isEqualTo(DAY + " Dentist");
            }
        }
        try (Stream<Path> files = Files.walk(settings.folder())) {
            assertThat(files.filter(Files::isRegularFile))
                    .allMatch(file ->
                            file.toString().matches(".*/(lock|tools\\.key|lists-[123]\\.db.*)"));
        }
        assertThat(settings.folder().resolveSibling("escaped")).doesNotExist();
    }

    /// A file of the book's that was torn kills a worker at each read, and soon the whole tree.
    @Test
    void whatIsDamagedHarmsItsListAndNoProcess() throws Exception {
        Pid system = TodoSystem.startLink(settings);
        try (HttpUser user = new HttpUser(settings.port())) {
            user.add("bob", DAY, "Dentist");
            user.add("bob", DAY, "Shopping");
            user.add("alice", DAY, "Movies");
            List<Child> before = Supervisor.whichChildren(Database.NAME);
            everywhere("UPDATE entry SET title = 'Dent' WHERE title = 'Dentist'");

            for (int reads = 0; reads < 10; reads++) {
                new Adding(TodoSystem.lists(settings)).server("bob").kill();
                assertThat(user.entries("bob", DAY).body()).isEqualTo(DAY + " Shopping");
            }

            assertThat(user.entries("alice", DAY).body()).isEqualTo(DAY + " Movies");
            assertThat(Supervisor.whichChildren(Database.NAME)).isEqualTo(before);
            assertThat(system.isAlive()).isTrue();
        }
    }

    /// The book says OK before anything is written, and a worker that dies takes what waits along.
    @Test
    void whatIsAcknowledgedIsThereWhateverDiesNext() throws Exception {
        settings = settings.intensity(1_000, Duration.ofSeconds(1));
        TodoSystem.startLink(settings);
        try (HttpUser user = new HttpUser(settings.port())) {
            for (int i = 1; i <= 10; i++) {
                assertThat(user.add("bob", DAY, "entry " + i).body()).isEqualTo("OK");
                Pid database = whereis(Database.NAME).orElseThrow();
                database.kill();
                awaitReplaced(Database.NAME, database);
                assertThat(workers()).hasSize(3); // answered when all have started
                Pid cache = whereis(TodoCache.NAME).orElseThrow();
                cache.kill();
                awaitReplaced(TodoCache.NAME, cache);
                awaitUntil("it answers", () -> answers(user));
                assertThat(user.entries("bob", DAY).body().lines()).hasSize(i);
            }
        }
    }

    /// The book's pool has two changes of one list written by two workers, in any order.
    @Test
    void whatWasSaidLastCountsWhoeverWritesIt() throws Exception {
        settings = settings.intensity(1_000, Duration.ofSeconds(1));
        TodoSystem.startLink(settings);
        try (ApiUser user = new ApiUser(settings.port())) {
            String list = user.createList("bob");
            user.add(list, "0");
            for (int i = 1; i <= 50; i++) {
                String said = "{\"title\": \"%d\"}".formatted(i);
                String[] key = {"Idempotency-Key", "say " + i};
                awaitUntil(
                        "it is written",
                        () -> user.patch(list + "/entries/1", said, key).status() == 200);
                if (i % 10 == 0) {
                    workers().forEach(Pid::kill);
                }
            }
            whereis(TodoCache.NAME).orElseThrow().kill();

            awaitUntil("it is read", () -> user.get(list + "/entries/1").status() == 200);
            assertThat(user.titles(list)).containsExactly("50");
        }
    }

    /// The book prints that a copy could not be written, and says OK.
    @Test
    void whatCouldNotBeWrittenIsToldToWhoeverAskedAndIsNotThere() throws Exception {
        SlowEngine engine = new SlowEngine();
        EngineSystem.startLink(settings, engine);
        try (HttpUser user = new HttpUser(settings.port())) {
            user.add("bob", DAY, "Dentist");
            engine.failing = new StorageFailure.Unusable(settings.folder(), "disk I/O error");

            assertThat(user.add("bob", DAY, "Movies").statusCode()).isEqualTo(503);
            assertThat(user.add("bob", DAY, "Movies").body()).contains("disk I/O error");

            assertThat(user.entries("bob", DAY).body()).isEqualTo(DAY + " Dentist");
            engine.failing = null;
            assertThat(user.add("bob", DAY, "Shopping").body()).isEqualTo("OK");
            assertThat(user.entries("bob", DAY).body())
                    .isEqualTo(DAY + " Dentist\n" + DAY + " Shopping");
        }
    }

    /// The book crashes a request that meets a list on the way out.
    @Test
    void aRequestThatMeetsAListOnItsWayOutIsAnswered() throws Exception {
        Settings hasty =
                new Settings(settings.port(), settings.folder(), 3, Duration.ofNanos(200_000));
        TodoSystem.startLink(hasty);
        try (HttpUser user = new HttpUser(hasty.port())) {
            user.add("bob", DAY, "Dentist");
            for (int i = 0; i < 100; i++) {
                assertThat(user.entries("bob", DAY).body()).isEqualTo(DAY + " Dentist");
            }
        }
    }

    /// The book writes the whole list for each entry.
    @Test
    void addingWritesTheSameHoweverLongTheListIs() throws Exception {
        long toAShortOne = writtenByAddingTwenty("[]");
        String long5000 =
                IntStream.range(0, 5_000)
                        .mapToObj("{\"title\": \"entry %d\"}"::formatted)
                        .toList()
                        .toString();
        long toALongOne = writtenByAddingTwenty(long5000);

        assertThat(toALongOne).isLessThan(2 * toAShortOne);
    }

    /// How much longer the log of a fresh start is for it.
    private long writtenByAddingTwenty(String entriesBefore) throws IOException {
        Settings alone = new Settings(settings.port(), settings.folder(), 1, settings.expiry());
        Pid preparing = TodoSystem.startLink(alone);
        try (ApiUser user = new ApiUser(alone.port())) {
            String lists = "{\"name\": \"bob\", \"entries\": %s}".formatted(entriesBefore);
            String export = "{\"format\": \"coppice-todo-1\", \"lists\": [%s]}".formatted(lists);
            assertThat(user.post("/api/v1/import", export).status()).isEqualTo(200);
        }
        Supervisor.stop(preparing);
        Pid system = TodoSystem.startLink(alone);
        Path log = alone.folder().resolve("lists-1.db-wal");
        try (ApiUser user = new ApiUser(alone.port())) {
            String list =
                    "/api/v1/lists/" + user.get("/api/v1/lists").texts("lists", "id").getFirst();
            user.add(list, "first");
            long before = Files.size(log);
            user.add(list, Stream.generate(() -> "Dentist").limit(20).toArray(String[]::new));
            long written = Files.size(log) - before;
            assertThat(written).isPositive();
            return written;
        } finally {
            Supervisor.stop(system);
        }
    }

    /// The book can only add and read a day, and a title of two lines breaks its answer.
    @Test
    void entriesAreChangedDeletedFoundAndTakenBackAndTitlesAreLines() throws Exception {
        TodoSystem.startLink(settings);
        try (ApiUser user = new ApiUser(settings.port());
                HttpUser reader = new HttpUser(settings.port())) {
            assertThat(reader.add("bob", DAY, "Dentist\n2018-12-19 Forged").statusCode())
                    .isEqualTo(400);
            String list = user.createList("bob");
            user.add(list, "Dentist", "Movies");
            user.patch(list + "/entries/1", "{\"due\": \"%s\", \"done\": true}".formatted(DAY));
            user.delete(list + "/entries/2");

            assertThat(user.get("/api/v1/lists").texts("lists", "name")).containsExactly("bob");
            assertThat(user.get("/api/v1/entries?due_from=2018-12-01&due_to=2018-12-31"))
                    .extracting(found -> found.texts("entries", "title"))
                    .isEqualTo(List.of("Dentist"));
            user.post(list + "/undo", "");
            assertThat(user.titles(list)).containsExactly("Dentist", "Movies");
            assertThat(reader.entries("bob", DAY).body()).isEqualTo(DAY + " Dentist");
        }
    }

    /// The book has no page, no health, no numbers, no login, and mailboxes without an end.
    @Test
    void thereIsAPageHealthNumbersLoginAndAnEndToWaiting() throws Exception {
        TodoSystem.startLink(settings);
        try (HttpUser user = new HttpUser(settings.port())) {
            assertThat(user.get("/").body()).contains("<!doctype html>");
            assertThat(user.get("/healthz").body()).isEqualTo("ok");
            assertThat(user.get("/metrics").body()).contains("coppice_mailbox_messages");

            user.add("bob", DAY, "Dentist");
            Adding lists = new Adding(TodoSystem.lists(settings));
            Pid server = lists.server("bob");
            Sys.suspend(server);
            IntStream.range(0, 256)
                    .forEach(_ -> spawn(() -> lists.add("bob", LocalDate.parse(DAY), "Movies")));
            awaitUntil("they wait", () -> info(server).orElseThrow().mailboxLength() == 256);
            assertThat(user.add("bob", DAY, "Cinema").statusCode()).isEqualTo(503);
            Sys.resume(server);

            String secret = Tokens.in(settings.folder()).create("alice", Role.READ);
            assertThat(user.entries("bob", DAY).statusCode()).isEqualTo(401);
            String[] token = {"Authorization", "Bearer " + secret};
            assertThat(user.send("GET", "/entries?list=bob&date=" + DAY, token).body())
                    .startsWith(DAY + " Dentist");
        }
    }

    private static boolean answers(HttpUser user) {
        try {
            return user.entries("bob", DAY).statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    private void everywhere(String sql) {
        for (int worker = 1; worker <= settings.workers(); worker++) {
            DatabaseFile.of(settings.folder(), worker).execute(sql);
        }
    }

    private static List<Pid> workers() {
        return Supervisor.whichChildren(Database.NAME).stream()
                .flatMap(child -> child.pid().stream())
                .toList();
    }
}
