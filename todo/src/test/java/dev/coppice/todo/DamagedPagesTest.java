package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server on files of which pages are damaged goes on with all that can be read.
class DamagedPagesTest {

    private static final String DAY = "2018-12-19";
    private static final List<String> LISTS = List.of("ann", "bob", "cid", "eve");
    private static final int ENTRIES = 12;

    private final TypedCommands todo = new TypedCommands();
    @TempDir private Path folder = Path.of("");

    private void addToEach(HttpUser user, String title) throws Exception {
        for (String list : LISTS) {
            assertThat(user.add(list, DAY, title).body()).isEqualTo("OK");
        }
    }

    private void assertThereIs(HttpUser user, List<String> titles) throws Exception {
        for (String list : LISTS) {
            assertThat(user.entries(list, DAY).body().lines())
                    .containsExactlyElementsOf(
                            titles.stream().map(title -> DAY + " " + title).toList());
        }
    }

    private List<String> someEntries() throws Exception {
        List<String> titles = IntStream.range(0, ENTRIES).mapToObj("entry %d"::formatted).toList();
        try (RunningSystem _ = RunningSystem.start(todo.settings(folder));
                HttpUser user = todo.user(folder)) {
            for (String title : titles) {
                addToEach(user, title);
            }
        }
        return titles;
    }

    private static List<String> and(List<String> titles, String more) {
        return Stream.concat(titles.stream(), Stream.of(more)).toList();
    }

    private List<DatabaseFile> files() {
        return IntStream.rangeClosed(1, 3)
                .mapToObj(worker -> DatabaseFile.of(folder, worker))
                .filter(file -> !file.value("SELECT count(*) FROM list").equals("0"))
                .toList();
    }

    /// Where each change comes by.
    @ParameterizedTest
    @ValueSource(strings = {"change", "sqlite_autoindex_change_1", "change_time", "entry_open"})
    void whereChangesCanNoLongerBeWrittenTheyAreWhenTheFileIsMadeAnew(String tree)
            throws Exception {
        List<String> titles = someEntries();
        for (DatabaseFile file : files()) {
            file.ruin(tree.equals("change") ? file.leaves(tree).getLast() : file.root(tree));
        }

        try (RunningSystem _ = RunningSystem.start(todo.settings(folder));
                HttpUser user = todo.user(folder)) {
            assertThereIs(user, titles);
            addToEach(user, "more");
            assertThereIs(user, and(titles, "more"));
            assertThat(todo.run("check", folder))
                    .startsWith("0 pages of " + folder)
                    .endsWith("everything is as it was written.\n");
        }
        try (RunningSystem _ = RunningSystem.start(todo.settings(folder));
                HttpUser user = todo.user(folder)) {
            addToEach(user, "even more");
            assertThereIs(user, and(and(titles, "more"), "even more"));
        }
        Path export = folder.resolve("export.json");
        assertThat(todo.run("export", export, folder)).startsWith("0 ");
        assertThat(Files.readString(export).split("even more", -1)).hasSize(LISTS.size() + 1);
    }

    @Test
    void whatNobodyHasNoticedYetIsMendedWhenCheckHasToldOfIt() throws Exception {
        List<String> titles = someEntries();
        for (DatabaseFile file : files()) {
            file.ruin(file.leaves("change").get(1));
        }

        assertThat(todo.run("check", folder))
                .startsWith("1 " + folder)
                .contains("what is damaged stands above");

        assertThat(todo.run("check", folder))
                .startsWith("0 pages of ")
                .contains("as it was it is kept in " + folder + "/lists-");
        try (RunningSystem _ = RunningSystem.start(todo.settings(folder));
                HttpUser user = todo.user(folder)) {
            assertThereIs(user, titles);
        }
    }

    @Test
    void ofAPageOfEntriesThoseAreLostAndTheirListsGoOn() throws Exception {
        List<String> titles = someEntries();
        for (DatabaseFile file : files()) {
            file.ruin(file.leaves("entry").getFirst());
        }

        try (RunningSystem _ = RunningSystem.start(todo.settings(folder));
                HttpUser user = todo.user(folder)) {
            addToEach(user, "more");
            for (String list : LISTS) {
                List<String> left = user.entries(list, DAY).body().lines().toList();
                assertThat(left).endsWith(DAY + " more").hasSizeLessThanOrEqualTo(ENTRIES + 1);
                assertThat(titles.stream().map(title -> DAY + " " + title).toList())
                        .containsAll(left.subList(0, left.size() - 1));
            }
            assertThat(todo.run("check", folder)).startsWith("0 ").contains(" has lost ");
        }
    }
}
