package dev.coppice.todo.database;

import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.registry.TodoRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A tree can be up and not be ready.
@CoppiceTest
class ReadinessTest {

    private final Database database = new Database(3);

    @Test
    void changesCanBeKeptWhenAllWorkersRun(@TempDir Path folder) {
        start(folder);

        assertThat(new Readiness(folder, database).lacking()).isEmpty();
        assertThat(folder).isDirectoryNotContaining("glob:**probe");
    }

    @Test
    void aWorkerThatDoesNotRunIsNamed(@TempDir Path folder) {
        start(folder);
        var _ = Supervisor.terminateChild(Database.NAME, 2);
        awaitUntil("its name is free", () -> !database.runs(2));

        assertThat(new Readiness(folder, database).lacking())
                .containsExactly("database worker 2 is restarting");
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed(@TempDir Path folder) throws IOException {
        start(folder);
        Files.createDirectories(folder.resolve("probe/in the way"));

        assertThat(new Readiness(folder, database).lacking())
                .singleElement()
                .asString()
                .startsWith("cannot use " + folder + ": ");
    }

    @Test
    void whoeverAsksOftenDoesNotHaveTheDiskTriedEachTime(@TempDir Path folder) throws IOException {
        start(folder);
        Readiness readiness = new Readiness(folder, database, Duration.ofHours(1));
        List<String> first = readiness.lacking();

        Files.createDirectories(folder.resolve("probe/in the way"));

        assertThat(first).isEmpty();
        assertThat(readiness.lacking()).isEmpty();
    }

    private void start(Path folder) {
        Supervisor.startLink(
                Supervisor.oneForOne(
                        TodoRegistry.childSpec(),
                        Database.childSpec(folder, 3, new SlowEngine(), RestartIntensity.DEFAULT)));
    }
}
