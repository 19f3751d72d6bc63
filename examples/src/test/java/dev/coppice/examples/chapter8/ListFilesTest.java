package dev.coppice.examples.chapter8;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.testkit.ProcessAssertions.assertEnds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.testkit.CoppiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@CoppiceTest
class ListFilesTest {

    private static final TodoList LIST = TodoList.EMPTY.add(LocalDate.of(2023, 1, 1), "Persist me");

    @TempDir Path folder;

    @Test
    void aListThatWasNeverWrittenIsNotThere() throws IOException {
        assertThat(new ListFiles(folder).read("Alice")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice", "", "../escape", "/tmp/x", "a\nb\\n", "ÄÖ 名前", "CON", "."})
    void anyNameIsAFileInTheFolderAndNowhereElse(String name) throws IOException {
        new ListFiles(folder).write(name, LIST);
        assertThat(new ListFiles(folder).read(name)).contains(LIST);
        assertThat(files())
                .singleElement()
                .satisfies(file ->
                        assertThat(file.getFileName().toString()).matches("[0-9a-f]{64}\\.list"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "two\nlines\r\n", "back\\slash \\n", " spaces  within "})
    void anyTitleIsReadAsItWasWritten(String title) throws IOException {
        TodoList list = LIST.add(LocalDate.of(2024, 2, 29), title);
        new ListFiles(folder).write("Alice", list);
        assertThat(new ListFiles(folder).read("Alice")).contains(list);
    }

    @Test
    void peopleCanReadTheFile() throws IOException {
        new ListFiles(folder).write("Alice", LIST);
        assertThat(files())
                .singleElement()
                .satisfies(file ->
                        assertThat(file)
                                .hasContent("list Alice\nnext 2\n1 2023-01-01 Persist me\n"));
    }

    @Test
    void namesThatDifferInCaseAreDifferentLists() throws IOException {
        new ListFiles(folder).write("alice", LIST);
        assertThat(new ListFiles(folder).read("Alice")).isEmpty();
    }

    @Test
    void aProcessThatHasBeenKilledReplacesNothing() throws IOException {
        ListFiles files = new ListFiles(folder);
        files.write("Alice", LIST);
        Pid killed =
                spawn(() -> {
                    try {
                        self().kill();
                    } finally {
                        files.write("Alice", TodoList.EMPTY);
                    }
                });
        assertEnds(killed, ExitReason.KILLED);
        assertThat(files.read("Alice")).contains(LIST);
    }

    private java.util.List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        }
    }
}
