package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.access.LocalKey;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What one person does with the lists besides using them: back up and restore, check, and that
/// nothing is overwritten.
class DataCommandsTest {

    private static final String DAY = "2018-12-19";
    private static final String[] KEY = {"Idempotency-Key", "once"};

    private final TypedCommands todo = new TypedCommands();
    @TempDir private Path folder = Path.of("");

    @Test
    void aBackupOfARunningServerIsRestoredElsewhere() throws Exception {
        Path lists = folder.resolve("lists");
        Path backup = folder.resolve("backup.zip");
        try (RunningSystem _ = RunningSystem.start(todo.settings(lists));
                HttpUser user = todo.user(lists)) {
            user.add("bob", DAY, "Dentist", KEY);
            assertThat(todo.run("backup", backup, lists))
                    .isEqualTo("0 All lists of %s are in %s.\n", lists, backup);
            user.add("bob", DAY, "too late");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rw-------");
        }
        assertThat(lists).isDirectoryNotContaining("glob:**copy*");

        Path other = folder.resolve("other");
        assertThat(todo.run("restore", backup, other))
                .isEqualTo("0 The lists of %s are in %s.\n", backup, other);

        try (RunningSystem _ = RunningSystem.start(todo.settings(other));
                HttpUser user = todo.user(other)) {
            assertThat(user.add("bob", DAY, "Dentist", KEY).body()).isEqualTo("OK"); // as before
            assertThat(user.entries("bob", DAY).body()).isEqualTo(DAY + " Dentist");
        }
    }

    @Test
    void aRestoreMovesListsAwayOnlyWhenToldTo() throws Exception {
        Path backup = folder.resolve("backup.zip");
        Path lists = folder.resolve("lists");
        todo.add(lists, "Dentist");
        todo.run("backup", backup, lists);
        todo.add(lists, "Shopping");

        assertThat(todo.run("restore", backup, lists))
                .isEqualTo(
                        "1 todo: there are lists in %s: say --replace to move them out of the way\n"
                                .formatted(lists));
        assertThat(todo.entries(lists)).hasSize(2);
        assertThat(todo.run("restore", backup, lists, "--replace")).startsWith("0 The lists of ");
        assertThat(todo.entries(lists)).containsExactly(DAY + " Dentist");
        try (Stream<Path> before = Files.list(lists)) {
            Path moved = before.filter(Files::isDirectory).findFirst().orElseThrow();
            assertThat(todo.entries(moved)).hasSize(2);
        }
    }

    @Test
    void nothingIsRestoredUnderARunningServer() throws Exception {
        Path backup = folder.resolve("backup.zip");
        Path lists = folder.resolve("lists");
        todo.add(lists, "Dentist");
        todo.run("backup", backup, lists);

        try (RunningSystem _ = RunningSystem.start(todo.settings(lists))) {
            assertThat(todo.run("restore", backup, lists, "--replace"))
                    .startsWith("1 todo: folder " + lists + " is in use by another to-do system")
                    .endsWith(": stop it first\n");
        }
    }

    @Test
    void whatIsNoBackupOrADamagedOneIsNotRestored() throws Exception {
        Path lists = folder.resolve("lists");
        Path backup = folder.resolve("backup.zip");
        todo.add(lists, "Dentist");
        todo.run("backup", backup, lists);
        hurt(backup);
        Path text = Files.writeString(folder.resolve("text"), "hello");
        Path other = folder.resolve("other");

        assertThat(todo.run("check", backup, other))
                .startsWith("1 list \"bob\" is damaged: row 1 in ");
        assertThat(todo.run("restore", backup, other))
                .endsWith(backup + " is damaged, and nothing was restored\n");
        assertThat(todo.run("restore", text, other))
                .isEqualTo("1 todo: %s is not a backup, or not whole\n".formatted(text));
        assertThat(todo.run("restore", folder.resolve("none"), other))
                .startsWith("1 todo: cannot read ");
        assertThat(other).isDirectoryNotContaining("glob:**lists*");
        assertThat(other).isDirectoryNotContaining("glob:**restore*");
    }

    @Test
    void aCheckNamesTheListThatIsDamagedUntilItIsSetAside() throws Exception {
        Path lists = folder.resolve("lists");
        todo.add(lists, "Dentist");
        todo.add(lists, "Shopping");
        assertThat(todo.run("check", lists)).startsWith("0 ").endsWith("as it was written.\n");
        everyFile(lists, "UPDATE entry SET title = 'shopping' WHERE title = 'Shopping'");

        try (RunningSystem _ = RunningSystem.start(todo.settings(lists));
                HttpUser user = todo.user(lists)) {
            for (int times = 0; times < 2; times++) {
                assertThat(todo.run("check", lists))
                        .startsWith("1 list \"bob\" is damaged: row 2 in ");
            }
            assertThat(user.entries("bob", DAY).body()).isEqualTo(DAY + " Dentist");
            assertThat(todo.run("check", lists))
                    .startsWith("0 list \"bob\" was damaged when it was read at ");
        }
    }

    @Test
    void aDamagedChangeIsToldOnceAndThenSetAside() throws Exception {
        Path lists = folder.resolve("lists");
        todo.add(lists, "Dentist");
        everyFile(lists, "UPDATE change SET steps = '[]' WHERE revision = 2");

        assertThat(todo.run("check", lists))
                .startsWith("1 list \"bob\" is damaged: row 2 of the table change in ");
        assertThat(todo.run("check", lists))
                .startsWith("0 list \"bob\" was damaged when it was read at ");
        assertThat(todo.entries(lists)).containsExactly(DAY + " Dentist");
    }

    @Test
    void aFolderKeepsItsNumberOfWorkersForToolsToo() {
        Path lists = folder.resolve("lists");
        RunningSystem.start(new Settings(TestSettings.freePort(), lists, 5, Duration.ofSeconds(9)))
                .close();

        assertThat(todo.run("check", lists)).startsWith("0 0 rows of 0 lists read");
    }

    @Test
    void nothingIsOverwrittenAndNothingBacksUpNothing() throws Exception {
        Path lists = folder.resolve("lists");
        todo.add(lists, "Dentist");
        Path there = Files.writeString(folder.resolve("there"), "precious");

        assertThat(todo.run("backup", there, lists))
                .startsWith("1 todo: " + there + " is there already");
        assertThat(todo.run("export", there, lists))
                .startsWith("1 todo: " + there + " is there already");
        assertThat(there).content().isEqualTo("precious");
        Path nowhere = folder.resolve("no/folder/backup.zip");
        assertThat(todo.run("backup", nowhere, lists))
                .isEqualTo("1 todo: cannot write %s: no such file or folder\n".formatted(nowhere));
        assertThat(todo.run("backup", folder.resolve("new"), folder.resolve("none")))
                .startsWith("1 todo: there is no folder " + folder.resolve("none"));
    }

    /// A server that was killed has left a key, and by now somebody else has its port, or nobody.
    @Test
    void theKeyOfAServerThatIsGoneMisleadsNobody() throws Exception {
        Path lists = folder.resolve("lists");
        Path others = folder.resolve("others");
        todo.add(lists, "Dentist");
        Settings foreign = todo.settings(others);
        LocalKey.to(lists).leave(URI.create("http://127.0.0.1:" + foreign.port()));

        assertThat(todo.run("export", folder.resolve("one.json"), lists)).startsWith("0");
        try (RunningSystem _ = RunningSystem.start(foreign)) {
            assertThat(todo.run("export", folder.resolve("two.json"), lists)).startsWith("0");
        }
        assertThat(folder.resolve("two.json")).content().contains("Dentist");
    }

    private static void everyFile(Path lists, String sql) {
        for (int worker = 1; worker <= 3; worker++) {
            DatabaseFile.of(lists, worker).execute(sql);
        }
    }

    private static void hurt(Path backup) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(backup)) {
            for (int worker = 1; worker <= 3; worker++) {
                Path inside = zip.getPath("lists-%d.db".formatted(worker));
                Path outside = Files.createTempFile("hurt", ".db");
                Files.copy(inside, outside, StandardCopyOption.REPLACE_EXISTING);
                new DatabaseFile(outside).execute("UPDATE entry SET title = 'dentist'");
                Files.copy(outside, inside, StandardCopyOption.REPLACE_EXISTING);
                Files.delete(outside);
            }
        }
    }
}
