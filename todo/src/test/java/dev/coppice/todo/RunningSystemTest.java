package dev.coppice.todo;

import static dev.coppice.process.Processes.whereis;
import static dev.coppice.testkit.ProcessAssertions.awaitReplaced;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.todo.RunningSystem.CannotStart;
import dev.coppice.todo.cache.TodoCache;
import java.nio.file.Path;
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
    void aSystemThatGivesUpSaysSo(@TempDir Path folder) {
        try (RunningSystem system = RunningSystem.start(TestSettings.in(folder))) {
            Optional<Object> none =
                    system.node()
                            .in(() -> {
                                for (int kills = 0; kills < 3; kills++) {
                                    Pid cache = whereis(TodoCache.NAME).orElseThrow();
                                    cache.kill();
                                    awaitReplaced(TodoCache.NAME, cache);
                                }
                                whereis(TodoCache.NAME).orElseThrow().kill();
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
