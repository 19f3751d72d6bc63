package dev.coppice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.coppice.examples.Page.Block;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The README and the guide show nothing but what the build has compiled and run: a `java` block
/// stands in a file of the examples, a `text` block is what one of them prints.
class GuideTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SOURCES =
            PROJECT.resolve("examples/src/main/java/dev/coppice/examples");
    private static final Pattern RULE = Pattern.compile("\\b[A-Z]{1,2}-\\d{2}\\b");

    private interface Check {
        void of(Page page, Block block) throws Exception;
    }

    private static Stream<DynamicTest> blocks(String language, Check check) throws IOException {
        return Page.all(PROJECT).stream()
                .flatMap(page ->
                        page.blocks().stream()
                                .filter(block -> block.language().equals(language))
                                .map(block ->
                                        DynamicTest.dynamicTest(
                                                page.path().getFileName()
                                                        + ":"
                                                        + block.line()
                                                        + " "
                                                        + block.source().orElse(""),
                                                URI.create(
                                                        page.path().toUri()
                                                                + "?line="
                                                                + block.line()),
                                                () -> check.of(page, block))));
    }

    private static String source(Block block) {
        return block.source()
                .orElseThrow(
                        () -> new AssertionError("the block does not say which file it is from"));
    }

    @TestFactory
    Stream<DynamicTest> codeStandsInTheExamples() throws IOException {
        return blocks(
                "java",
                (_, block) -> {
                    var original = Files.readAllLines(SOURCES.resolve(source(block)));
                    if (!block.quotes(original)) {
                        fail("these lines do not stand in %s:%n%s", source(block), text(block));
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> outputIsPrintedByThePrograms(@TempDir Path folder) throws IOException {
        return blocks(
                "text",
                (_, block) -> {
                    Program program = new Program(source(block));
                    List<String> printed = program.run(Files.createTempDirectory(folder, "lists"));
                    if (block.parts().size() == 1) {
                        assertThat(printed).isEqualTo(Program.numbered(block.lines()));
                    } else if (!block.quotes(printed)) {
                        fail("%s prints%n%s", source(block), String.join("\n", printed));
                    }
                });
    }

    @Test
    void everyBlockIsCodeOrOutputOrACommand() throws IOException {
        assertThat(Page.all(PROJECT))
                .flatExtracting(Page::blocks)
                .extracting(Block::language)
                .isSubsetOf(
                        "java", "text", "sh", "xml", "console"); // the shell checks its sessions
    }

    @Test
    void whatIsPutIntoAPomNamesTheVersionThatIsBuilt() throws IOException {
        String parent =
                Files.readString(PROJECT.resolve("core/pom.xml"))
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.startsWith("<version>"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Page.all(PROJECT))
                .flatExtracting(Page::blocks)
                .filteredOn(block -> block.language().equals("xml"))
                .isNotEmpty()
                .allSatisfy(block ->
                        assertThat(block.lines()).anyMatch(line -> line.strip().equals(parent)));
    }

    @Test
    void everyProgramIsOnAPageWithItsOutput() throws IOException {
        Set<String> shown =
                Page.all(PROJECT).stream()
                        .flatMap(page -> page.blocks().stream())
                        .filter(block -> block.language().equals("text"))
                        .flatMap(block -> block.source().stream())
                        .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            assertThat(
                            sources.filter(GuideTest::isProgram)
                                    .map(path ->
                                            SOURCES.relativize(path).toString().replace('\\', '/')))
                    .containsExactlyInAnyOrderElementsOf(shown);
        }
    }

    @Test
    void everyRuleThatIsCitedStandsInTheContract() throws IOException {
        Set<String> promised = rules(PROJECT.resolve("docs/semantics.md"));
        Set<String> written = sections(promised);
        for (Page page : Page.all(PROJECT)) {
            Set<String> cited = rules(page.path());
            cited.removeIf(rule -> !written.contains(section(rule))); // not yet written
            assertThat(promised).as(page.path().toString()).containsAll(cited);
        }
    }

    private static Set<String> rules(Path path) throws IOException {
        return RULE.matcher(Files.readString(path))
                .results()
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> sections(Set<String> rules) {
        return rules.stream().map(GuideTest::section).collect(Collectors.toSet());
    }

    private static String section(String rule) {
        return rule.substring(0, rule.indexOf('-'));
    }

    private static boolean isProgram(Path path) {
        try {
            return Files.isRegularFile(path) && Files.readString(path).contains(" void main(");
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static String text(Block block) {
        return String.join("\n", block.lines());
    }
}
