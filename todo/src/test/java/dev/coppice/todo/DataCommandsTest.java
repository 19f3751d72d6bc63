package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.todo.access.LocalKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What one person does with the lists besides using them: back up and restore, export and import,
/// check.
class DataCommandsTest {

    private static final String DAY = "2018-12-19";
    private static final String[] KEY = {"Idempotency-Key", "once"};
    private static final Path BOOK = Path.of("src/test/resources/dev/coppice/todo/book/persist");

    private final Map<Path, Integer> ports = new HashMap<>();
    @TempDir private Path folder = Path.of("");

    @Test
    void aBackupOfARunningServerIsRestoredElsewhere() throws Exception {
        Path lists = folder.resolve("lists");
        Path backup = folder.resolve("backup.zip");
        try (RunningSystem _ = RunningSystem.start(settings(lists));
                HttpUser user = user(lists)) {
            user.add("bob", DAY, "Dentist", KEY);
            assertThat(run("backup", backup, lists))
                    .isEqualTo("0 All lists of %s are in %s.\n", lists, backup);
            user.add("bob", DAY, "too late");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                    .isEqualTo("rw-------");
        }
        assertThat(lists).isDirectoryNotContaining("glob:**copy*");

        Path other = folder.resolve("other");
        assertThat(run("restore", backup, other))
                .isEqualTo("0 The lists of %s are in %s.\n", backup, other);

        try (RunningSystem _ = RunningSystem.start(settings(other));
                HttpUser user = user(other)) {
            assertThat(user.add("bob", DAY, "Dentist", KEY).body()).isEqualTo("OK"); // as before
            assertThat(user.entries("bob", DAY).body()).isEqualTo(DAY + " Dentist");
        }
    }

    @Test
    void aRestoreMovesListsAwayOnlyWhenToldTo() throws Exception {
        Path backup = folder.resolve("backup.zip");
        Path lists = folder.resolve("lists");
        add(lists, "Dentist");
        run("backup", backup, lists);
        add(lists, "Shopping");

        assertThat(run("restore", backup, lists))
                .isEqualTo(
                        "1 todo: there are lists in %s: say --replace to move them out of the way\n"
                                .formatted(lists));
        assertThat(entries(lists)).hasSize(2);
        assertThat(run("restore", backup, lists, "--replace")).startsWith("0 The lists of ");
        assertThat(entries(lists)).containsExactly(DAY + " Dentist");
        try (Stream<Path> before = Files.list(lists)) {
            Path moved = before.filter(Files::isDirectory).findFirst().orElseThrow();
            assertThat(entries(moved)).hasSize(2);
        }
    }

    @Test
    void nothingIsRestoredUnderARunningServer() throws Exception {
        Path backup = folder.resolve("backup.zip");
        Path lists = folder.resolve("lists");
        add(lists, "Dentist");
        run("backup", backup, lists);

        try (RunningSystem _ = RunningSystem.start(settings(lists))) {
            assertThat(run("restore", backup, lists, "--replace"))
                    .startsWith("1 todo: folder " + lists + " is in use by another to-do system")
                    .endsWith(": stop it first\n");
        }
    }

    @Test
    void whatIsNoBackupOrADamagedOneIsNotRestored() throws Exception {
        Path lists = folder.resolve("lists");
        Path backup = folder.resolve("backup.zip");
        add(lists, "Dentist");
        run("backup", backup, lists);
        hurt(backup);
        Path text = Files.writeString(folder.resolve("text"), "hello");
        Path other = folder.resolve("other");

        assertThat(run("check", backup, other)).startsWith("1 list \"bob\" is damaged: row 1 in ");
        assertThat(run("restore", backup, other))
                .endsWith(backup + " is damaged, and nothing was restored\n");
        assertThat(run("restore", text, other))
                .isEqualTo("1 todo: %s is not a backup, or not whole\n".formatted(text));
        assertThat(run("restore", folder.resolve("none"), other))
                .startsWith("1 todo: cannot read ");
        assertThat(other).isDirectoryNotContaining("glob:**lists*");
        assertThat(other).isDirectoryNotContaining("glob:**restore*");
    }

    @Test
    void aCheckNamesTheListThatIsDamagedUntilItIsSetAside() throws Exception {
        Path lists = folder.resolve("lists");
        add(lists, "Dentist");
        add(lists, "Shopping");
        assertThat(run("check", lists)).startsWith("0 ").endsWith("as it was written.\n");
        for (int worker = 1; worker <= 3; worker++) {
            DatabaseFile.of(lists, worker)
                    .execute("UPDATE entry SET title = 'shopping' WHERE title = 'Shopping'");
        }

        try (RunningSystem _ = RunningSystem.start(settings(lists));
                HttpUser user = user(lists)) {
            assertThat(run("check", lists)).startsWith("1 list \"bob\" is damaged: row 2 in ");
            assertThat(user.entries("bob", DAY).body()).isEqualTo(DAY + " Dentist");
            assertThat(run("check", lists))
                    .startsWith("0 list \"bob\" was damaged when it was read at ");
        }
    }

    @Test
    void anExportIsImportedOnceHoweverOften() throws Exception {
        Path export = folder.resolve("todo.json");
        Path lists = folder.resolve("lists");
        Path other = folder.resolve("other");
        add(lists, "Dentist");
        run("export", export, lists);

        String once = "0 %s is imported: 1 list, 1 entry.\n".formatted(export);
        assertThat(run("import", export, other)).isEqualTo(once);
        assertThat(run("import", export, other)).isEqualTo(once);
        assertThat(entries(other)).containsExactly(DAY + " Dentist");
        run("import", export, other, "--again");
        assertThat(entries(other)).containsExactly(DAY + " Dentist", DAY + " Dentist");
    }

    @Test
    void theListsOfTheBookAreImportedAndTheRestIsTold() throws Exception {
        Path lists = folder.resolve("lists");

        try (RunningSystem _ = RunningSystem.start(settings(lists));
                HttpUser user = user(lists)) {
            assertThat(run("import", BOOK, lists))
                    .contains("left out: torn: it ends in the middle of an Erlang term\n")
                    .endsWith(BOOK + " is imported: 5 lists, 206 entries.\n");
            assertThat(user.entries("bob", DAY).body().lines())
                    .containsExactly(DAY + " Dentist", DAY + " Zahnärztin 🦷");
        }
        assertThat(run("import", folder, lists))
                .endsWith("there is no list of the book's system in " + folder + "\n");
    }

    @Test
    void whatIsNoExportIsRefusedInOneLine() throws Exception {
        Path lists = folder.resolve("lists");
        for (String wrong : List.of("", "{", "[]", "{\"format\":\"other\",\"lists\":[]}")) {
            Path file = Files.writeString(folder.resolve("wrong.json"), wrong);

            assertThat(run("import", file, lists)).startsWith("1 todo: ").hasLineCount(1);
        }
        assertThat(run("import", folder.resolve("none"), lists))
                .isEqualTo(
                        "1 todo: cannot read %s: no such file or folder\n"
                                .formatted(folder.resolve("none")));
    }

    @Test
    void aFolderKeepsItsNumberOfWorkersForToolsToo() {
        Path lists = folder.resolve("lists");
        RunningSystem.start(new Settings(TestSettings.freePort(), lists, 5, Duration.ofSeconds(9)))
                .close();

        assertThat(run("check", lists)).startsWith("0 0 rows of 0 lists read");
    }

    @Test
    void nothingIsOverwrittenAndNothingBacksUpNothing() throws Exception {
        Path lists = folder.resolve("lists");
        add(lists, "Dentist");
        Path there = Files.writeString(folder.resolve("there"), "precious");

        assertThat(run("backup", there, lists))
                .startsWith("1 todo: " + there + " is there already");
        assertThat(run("export", there, lists))
                .startsWith("1 todo: " + there + " is there already");
        assertThat(there).content().isEqualTo("precious");
        Path nowhere = folder.resolve("no/folder/backup.zip");
        assertThat(run("backup", nowhere, lists))
                .isEqualTo("1 todo: cannot write %s: no such file or folder\n".formatted(nowhere));
        assertThat(run("backup", folder.resolve("new"), folder.resolve("none")))
                .startsWith("1 todo: there is no folder " + folder.resolve("none"));
    }

    /// A server that was killed has left a key, and by now somebody else has its port, or nobody.
    @Test
    void theKeyOfAServerThatIsGoneMisleadsNobody() throws Exception {
        Path lists = folder.resolve("lists");
        Path others = folder.resolve("others");
        add(lists, "Dentist");
        Settings foreign = settings(others);
        LocalKey.to(lists).leave(URI.create("http://127.0.0.1:" + foreign.port()));

        assertThat(run("export", folder.resolve("one.json"), lists)).startsWith("0");
        try (RunningSystem _ = RunningSystem.start(foreign)) {
            assertThat(run("export", folder.resolve("two.json"), lists)).startsWith("0");
        }
        assertThat(folder.resolve("two.json")).content().contains("Dentist");
    }

    private Settings settings(Path lists) {
        return new Settings(port(lists), lists, 3, Duration.ofSeconds(60));
    }

    private HttpUser user(Path lists) {
        return new HttpUser(port(lists));
    }

    private int port(Path lists) {
        return ports.computeIfAbsent(lists, _ -> TestSettings.freePort());
    }

    private void add(Path lists, String title) throws Exception {
        try (RunningSystem _ = RunningSystem.start(settings(lists));
                HttpUser user = user(lists)) {
            assertThat(user.add("bob", DAY, title).body()).isEqualTo("OK");
        }
    }

    private List<String> entries(Path lists) throws Exception {
        try (RunningSystem _ = RunningSystem.start(settings(lists));
                HttpUser user = user(lists)) {
            return user.entries("bob", DAY).body().lines().toList();
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

    private static String run(String command, Path folder) {
        return executed(command, "--folder", folder.toString());
    }

    private static String run(String command, Path file, Path folder, String... more) {
        String[] arguments = new String[4 + more.length];
        arguments[0] = command;
        arguments[1] = file.toString();
        arguments[2] = "--folder";
        arguments[3] = folder.toString();
        System.arraycopy(more, 0, arguments, 4, more.length);
        return executed(arguments);
    }

    /// The exit code, and what was said.
    private static String executed(String... arguments) {
        StringWriter said = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(said, true));
        command.setErr(new PrintWriter(said, true));
        int code = command.execute(arguments);
        return code + " " + said;
    }
}
