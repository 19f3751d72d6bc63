package dev.coppice.todo.api;

import static dev.coppice.process.Processes.info;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.Adding;
import dev.coppice.todo.EngineSystem;
import dev.coppice.todo.Settings;
import dev.coppice.todo.TestSettings;
import dev.coppice.todo.TodoSystem;
import dev.coppice.todo.api.ApiUser.Answer;
import dev.coppice.todo.api.Contract.Operation;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.cache.ListsTree;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.database.SlowEngine;
import dev.coppice.todo.database.StorageFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What clients are told by a server that cannot do what it should.
@CoppiceTest
class FailuresTest {

    private static final Contract CONTRACT = new Contract();

    /// So that a slow machine does not decide what is answered.
    private static final Duration PATIENT = Duration.ofSeconds(30);

    /// How many requests may wait for one list.
    private static final int ROOM = 256;

    private static final String DENTIST = "{\"title\":\"Dentist\"}";

    private final SlowEngine engine = new SlowEngine();
    private Pid system;
    private Lists lists;
    private ApiUser user;
    private String list = "";

    @BeforeEach
    void aSystemWithEntries(@TempDir Path folder) {
        Settings settings = TestSettings.in(folder).requestLimit(PATIENT);
        lists = TodoSystem.lists(settings);
        system = EngineSystem.startLink(settings, engine);
        user = new ApiUser(settings.port());
        list = user.createList("bob");
        user.add(list, "Dentist", "Movies");
        user.patch(list + "/entries/2", "{\"done\": true}");
    }

    @AfterEach
    void leave() {
        user.close();
    }

    private static Stream<Operation> operationsThatPromise(int status) {
        return CONTRACT.operations().stream()
                .filter(operation -> CONTRACT.statuses(operation).contains(status));
    }

    @Test
    void aFullDiskTakesNoChangesUntilThereIsRoom() {
        engine.failing = new StorageFailure.Full(Path.of("lists-1.db"));
        operationsThatPromise(507)
                .filter(operation -> !operation.path().endsWith("restore"))
                .forEach(operation -> {
                    Answer refused = Sample.of(operation, list).sentBy(user);
                    assertThat(refused.status()).as(operation + refused.text()).isEqualTo(507);
                    assertThat(refused.header("Retry-After")).isEqualTo("10");
                    assertThat(refused.text("detail")).isEqualTo("the disk of lists-1.db is full");
                });
        assertThat(user.titles(list)).containsExactly("Dentist", "Movies");

        engine.failing = null;
        user.add(list, "Shopping");
        assertThat(user.titles(list)).containsExactly("Dentist", "Movies", "Shopping");
        assertThat(user.get(list).number("revision")).isEqualTo(5);
    }

    @Test
    void whatIsDamagedIsToldWhoeverAsks() {
        Pid server = new Adding(lists).server("bob");
        engine.unreadable =
                new StorageFailure.Damaged.Row(
                        "bob", "row 1", Path.of("lists-1.db"), "does not match its checksum");
        server.kill(); // so that the list is read again
        operationsThatPromise(500)
                .forEach(operation -> {
                    Answer refused = Sample.of(operation, list).sentBy(user);
                    assertThat(refused.status()).as(operation + refused.text()).isEqualTo(500);
                    assertThat(refused.text("type")).isEqualTo("urn:coppice:problem:damaged");
                    assertThat(refused.text("detail"))
                            .isEqualTo(
                                    "list \"bob\" is damaged: row 1 in lists-1.db"
                                            + " does not match its checksum");
                });

        engine.unreadable = null;
        assertThat(user.titles(list)).containsExactly("Dentist", "Movies");
    }

    @Test
    void whileItIsRestartingEverybodyIsToldToComeAgain() throws Exception {
        assertThat(Supervisor.terminateChild(system, ListsTree.class)).isNotNull();
        assertThat(Supervisor.terminateChild(system, Database.class)).isNotNull();

        List<Callable<Answer>> requests =
                operationsThatPromise(503)
                        .map(operation -> Sample.of(operation, list))
                        .<Callable<Answer>>map(sample -> () -> sample.sentBy(user))
                        .toList();
        for (Answer refused : atOnce(requests)) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.text("detail")).isEqualTo("the system is restarting: try again");
        }

        assertThat(Supervisor.restartChild(system, Database.class).process()).isPresent();
        assertThat(Supervisor.restartChild(system, ListsTree.class).process()).isPresent();
        assertThat(user.titles(list)).containsExactly("Dentist", "Movies");
    }

    @Test
    void aStreamEndsWhenItsListCannotBeHadForLongAndGoesOnWhereItWas() throws Exception {
        Events before = user.listen(list + "/events?since=0");
        String last = before.next(3).getLast().id();
        assertThat(Supervisor.terminateChild(system, ListsTree.class)).isNotNull();
        assertThat(before.nextIfAny()).isEmpty();

        assertThat(Supervisor.restartChild(system, ListsTree.class).process()).isPresent();
        user.add(list, "Shopping");
        try (Events after = user.listen(list + "/events", "Last-Event-ID", last)) {
            assertThat(after.next(2).getLast().text("title")).isEqualTo("Shopping");
        }
    }

    /// Requests that are being answered get six seconds. A stream would take all of them.
    @Test
    void aStreamDoesNotHoldUpWhoStopsTheServer() {
        Events events = user.listen(list + "/events");
        events.next();
        long start = System.nanoTime();

        Supervisor.stop(system);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(events.nextIfAny()).isEmpty();
    }

    @Test
    void whoWouldHaveToWaitBehindTooManyIsToldAtOnce() throws Exception {
        Pid server = new Adding(lists).server("bob");
        Sys.suspend(server);
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> waiting =
                    Stream.generate(() ->
                                    clients.submit(() -> user.post(list + "/entries", DENTIST)))
                            .limit(ROOM)
                            .toList();
            awaitUntil(
                    "all of them wait", () -> info(server).orElseThrow().mailboxLength() == ROOM);

            Answer refused = user.post(list + "/entries", DENTIST);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(refused.text("detail"))
                    .isEqualTo("too many requests are waiting for this list: try again");
            Sys.resume(server);
            for (Future<Answer> answer : waiting) {
                assertThat(answer.get().status()).isEqualTo(201);
            }
        }
    }

    private static List<Answer> atOnce(List<Callable<Answer>> requests) throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            return clients.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }
}
