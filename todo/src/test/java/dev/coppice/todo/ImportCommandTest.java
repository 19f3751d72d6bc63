package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is exported, or another system has left, is imported.
class ImportCommandTest {

    private static final String DAY = "2018-12-19";
    private static final Path BOOK = Path.of("src/test/resources/dev/coppice/todo/book/persist");

    private final TypedCommands todo = new TypedCommands();
    @TempDir private Path folder = Path.of("");

    @Test
    void anExportIsImportedOnceHoweverOften() throws Exception {
        Path export = folder.resolve("todo.json");
        Path lists = folder.resolve("lists");
        Path other = folder.resolve("other");
        todo.add(lists, "Dentist");
        todo.run("export", export, lists);

        String once = "0 %s is imported: 1 list, 1 entry.\n".formatted(export);
        assertThat(todo.run("import", export, other)).isEqualTo(once);
        assertThat(todo.run("import", export, other))
                .startsWith("0 %s was imported before, 20".formatted(export))
                .endsWith(": nothing is added (--again adds it once more).\n");
        assertThat(todo.entries(other)).containsExactly(DAY + " Dentist");
        assertThat(todo.run("import", export, other, "--again")).isEqualTo(once);
        assertThat(todo.entries(other)).containsExactly(DAY + " Dentist", DAY + " Dentist");
    }

    @Test
    void theListsOfTheBookAreImportedAndTheRestIsTold() throws Exception {
        Path lists = folder.resolve("lists");

        try (RunningSystem _ = RunningSystem.start(todo.settings(lists));
                HttpUser user = todo.user(lists)) {
            assertThat(todo.run("import", BOOK, lists))
                    .contains("left out: torn: it ends in the middle of an Erlang term\n")
                    .endsWith(BOOK + " is imported: 5 lists, 206 entries.\n");
            assertThat(user.entries("bob", DAY).body().lines())
                    .containsExactly(DAY + " Dentist", DAY + " Zahnärztin 🦷");
        }
        assertThat(todo.run("import", folder, lists))
                .endsWith("there is no list of the book's system in " + folder + "\n");
    }

    @Test
    void ofAFolderThatIsAnotherOneOnlySomeIsTold() throws Exception {
        Path other = Files.createDirectory(folder.resolve("other"));
        for (int i = 0; i < 30; i++) {
            Files.createFile(other.resolve("file " + i));
        }

        assertThat(todo.run("import", other, folder.resolve("lists")))
                .contains("left out: file 0: it ends in the middle of an Erlang term\n")
                .contains("left out: 20 more\n")
                .endsWith("there is no list of the book's system in " + other + "\n")
                .hasLineCount(12);
    }

    @Test
    void whatIsNoExportIsRefusedInOneLine() throws Exception {
        Path lists = folder.resolve("lists");
        for (String wrong : List.of("", "{", "[]", "{\"format\":\"other\",\"lists\":[]}")) {
            Path file = Files.writeString(folder.resolve("wrong.json"), wrong);

            assertThat(todo.run("import", file, lists)).startsWith("1 todo: ").hasLineCount(1);
        }
        assertThat(todo.run("import", folder.resolve("none"), lists))
                .isEqualTo(
                        "1 todo: cannot read %s: no such file or folder\n"
                                .formatted(folder.resolve("none")));
    }
}
