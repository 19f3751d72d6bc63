package dev.coppice.todo;

import static dev.coppice.process.Processes.whereis;
import static dev.coppice.testkit.ProcessAssertions.awaitReplaced;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.todo.RunningSystem.CannotStart;
import dev.coppice.todo.cache.ListsTree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A system as the command sees it: it starts or says why not, and says why it ended.
class RunningSystemTest {

    @Test
    void aSystemThatWasToldToStopHasNotGivenUp(@TempDir Path folder) {
        try (RunningSystem system = RunningSystem.start(TestSettings.in(folder))) {
            system.stop();
            system.stop();

            assertThat(system.awaitEnd()).isEmpty();
        }
    }

    @Test
    void aSystemThatIsToldToStopBeforeItStartsNeverDoes(@TempDir Path folder) {
        try (RunningSystem system = RunningSystem.of(TestSettings.in(folder))) {
            system.stop();
            system.start();

            assertThat(system.awaitEnd()).isEmpty();
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void aSystemThatIsToldToStopWhileItStartsStops(@TempDir Path folder) throws Exception {
        try (RunningSystem system = RunningSystem.of(TestSettings.in(folder))) {
            Thread starter = Thread.ofVirtual().start(system::start);
            awaitUntil("it starts", () -> Files.exists(folder.resolve("lock")));

            system.stop();
            starter.join();

            assertThat(system.awaitEnd()).isEmpty();
            awaitUntil("nothing runs", () -> system.node().processes().isEmpty());
        }
    }

    @Test
    void aSystemThatCannotStartHasEnded(@TempDir Path folder) {
        try (RunningSystem _ = RunningSystem.start(TestSettings.in(folder))) {
            RunningSystem second = RunningSystem.of(TestSettings.in(folder));

            assertThatThrownBy(second::start).isInstanceOf(CannotStart.class);

            second.stop();
            assertThat(second.awaitEnd()).isPresent();
        }
    }

    @Test
    void aSystemThatGivesUpSaysSo(@TempDir Path folder) {
        Settings settings = TestSettings.in(folder).intensity(3, Duration.ofMinutes(1));
        try (RunningSystem system = RunningSystem.start(settings)) {
            Optional<Object> none =
                    system.node()
                            .in(() -> {
                                for (int kills = 0; kills < 3; kills++) {
                                    Pid lists = whereis(ListsTree.NAME).orElseThrow();
                                    lists.kill();
                                    awaitReplaced(ListsTree.NAME, lists);
                                }
                                whereis(ListsTree.NAME).orElseThrow().kill();
                                return Optional.empty();
                            });

            assertThat(none).isEmpty();
            assertThat(system.awaitEnd()).contains(ExitReason.SHUTDOWN);
        }
    }

    @Test
    void aSystemWhoseFolderIsInUseSaysByWhom(@TempDir Path folder) {
        try (RunningSystem _ = RunningSystem.start(TestSettings.in(folder))) {
            assertThatThrownBy(() -> RunningSystem.start(TestSettings.in(folder)))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageStartingWith("folder " + folder + " is in use by process <0.")
                    .hasMessageEndingWith("> of this server");
        }
    }
}
