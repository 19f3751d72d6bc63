package dev.coppice.todo;

import static dev.coppice.process.Processes.sleep;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.CallFailed;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.ChaosClient.Added;
import dev.coppice.todo.cache.Directory;
import dev.coppice.todo.cache.ListsTree;
import dev.coppice.todo.cache.TodoCache;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.web.TodoWeb;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Sixteen clients use a system while its processes are killed at random, for ten seconds.
///
/// To see it again, or for longer: `-Dtodo.chaos.seed=42 -Dtodo.chaos.seconds=600`.
class ChaosTest {

    private static final long SEED = Long.getLong("todo.chaos.seed", System.nanoTime());
    private static final Duration LENGTH = ofSeconds(Long.getLong("todo.chaos.seconds", 10));
    private static final int CLIENTS = 16;

    /// A slow machine takes longer than that to kill so many.
    private static final int KILLS = 200;

    private final PrintStream out = System.out;
    private final Random random = new Random(SEED);

    @BeforeEach
    void thousandsOfRestartsAreNotPrinted() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        System.setOut(new PrintStream(nowhere, false, StandardCharsets.UTF_8));
    }

    @AfterEach
    void printAgain() {
        System.setOut(out);
    }

    @Test
    @Timeout(400)
    void everyAcknowledgedEntryIsThereExactlyOnce(@TempDir Path folder) throws Exception {
        Settings settings = TestSettings.in(folder).intensity(1_000_000, ofSeconds(5));

        everything(settings); // so that the libraries have the threads that they keep for good
        Threads before = Threads.now();
        List<ChaosClient> clients = tearApart(settings);
        assertThat(before.leftOver()).isEmpty();
        Map<Added, Long> stored = everything(settings);

        assertThat(clients).flatMap(ChaosClient::complaints).isEmpty();
        assertThat(clients)
                .extracting(ChaosClient::longestWait)
                .allMatch(wait -> wait.compareTo(HttpUser.LIMIT) <= 0);
        List<Added> promised = clients.stream().flatMap(c -> c.acknowledged().stream()).toList();
        assertThat(promised).hasSizeGreaterThan(100);
        assertThat(promised).allMatch(entry -> stored.getOrDefault(entry, 0L) == 1);
        List<Added> uncertain = clients.stream().flatMap(c -> c.uncertain().stream()).toList();
        assertThat(uncertain).allMatch(entry -> stored.getOrDefault(entry, 0L) <= 1);
        assertThat(promised.size() + uncertain.size()).isGreaterThanOrEqualTo(stored.size());
    }

    /// Lets clients use a system that is torn apart meanwhile, and stops it. No process must be
    /// left.
    private List<ChaosClient> tearApart(Settings settings) throws InterruptedException {
        RunningSystem system = RunningSystem.start(settings);
        AtomicBoolean over = new AtomicBoolean();
        List<ChaosClient> clients;
        Map<String, Integer> kills;
        try (HttpUser user = new HttpUser(settings.port())) {
            clients =
                    IntStream.range(0, CLIENTS)
                            .mapToObj(i -> new ChaosClient("client " + i, user, random.nextLong()))
                            .toList();
            List<Thread> threads =
                    clients.stream()
                            .map(c -> Thread.ofVirtual().start(() -> c.run(over::get)))
                            .toList();
            kills = system.node().in(this::kill);
            over.set(true);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        system.stop();
        report(kills, clients);

        assertThat(kills)
                .containsOnlyKeys(
                        "cache", "database", "directory", "list server", "lists", "web", "worker");
        awaitUntil("no process is left over", () -> system.node().processes().isEmpty());
        assertThat(system.node().lingering()).isEmpty();
        system.close();
        return clients;
    }

    /// Kills a process every 50 ms or so. Run by a process of the system's node.
    private Map<String, Integer> kill() {
        Map<String, Integer> kills = new TreeMap<>();
        long start = System.nanoTime();
        while (System.nanoTime() - start < LENGTH.toNanos() || sum(kills) < KILLS) {
            sleep(ofMillis(random.nextInt(100)));
            switch (random.nextInt(12)) {
                case 0 -> kill("cache", TodoCache.NAME.pid(), kills);
                case 1 -> kill("directory", Directory.NAME.pid(), kills);
                case 2 -> kill("lists", ListsTree.NAME.pid(), kills);
                case 3 -> kill("database", Database.NAME.pid(), kills);
                case 4, 5 -> kill("web", TodoWeb.NAME.pid(), kills);
                case 6, 7, 8 -> kill("worker", childOf(Database.NAME), kills);
                default -> kill("list server", childOf(TodoCache.NAME), kills);
            }
        }
        return kills;
    }

    private static int sum(Map<String, Integer> kills) {
        return kills.values().stream().mapToInt(n -> n).sum();
    }

    private static void kill(String what, Optional<Pid> victim, Map<String, Integer> kills) {
        victim.ifPresent(pid -> {
            pid.kill();
            kills.merge(what, 1, Integer::sum);
        });
    }

    private Optional<Pid> childOf(Name supervisor) {
        try {
            List<Child> children = Supervisor.whichChildren(supervisor);
            return children.isEmpty()
                    ? Optional.empty()
                    : children.get(random.nextInt(children.size())).pid();
        } catch (CallFailed killedItself) {
            return Optional.empty();
        }
    }

    /// How often each entry is there, once the system has been started again.
    private static Map<Added, Long> everything(Settings settings) throws Exception {
        Map<Added, Long> times = new HashMap<>();
        try (RunningSystem _ = RunningSystem.start(settings);
                HttpUser reader = new HttpUser(settings.port())) {
            for (String list : ChaosClient.LISTS) {
                for (String day : ChaosClient.DAYS) {
                    String text = reader.entries(list, day).body();
                    text.lines()
                            .map(line -> new Added(list, day, line.substring(day.length() + 1)))
                            .forEach(entry -> times.merge(entry, 1L, Long::sum));
                }
            }
        }
        return times;
    }

    private void report(Map<String, Integer> kills, List<ChaosClient> clients) {
        out.printf(
                "Chaos, seed %d: killed %s; %d entries acknowledged, %d uncertain, %d reads,"
                        + " %d refusals, longest wait %d ms%n",
                SEED,
                kills,
                sum(clients, client -> client.acknowledged().size()),
                sum(clients, client -> client.uncertain().size()),
                sum(clients, ChaosClient::reads),
                sum(clients, ChaosClient::refusals),
                clients.stream().mapToLong(c -> c.longestWait().toMillis()).max().orElse(0));
    }

    private static int sum(List<ChaosClient> clients, ToIntFunction<ChaosClient> number) {
        return clients.stream().mapToInt(number).sum();
    }
}
