package dev.coppice.todo.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.function.Predicate.not;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page needs nothing but its own files, and what others have written is as they wrote it.
class PageFilesTest {

    private static final Path PAGE = page();
    private static final Path VENDOR = PAGE.resolve("vendor");

    /// A module or a style sheet that is named in another one.
    private static final Pattern IMPORT =
            Pattern.compile(
                    "(?:\\bfrom\\s*|\\bimport\\s+)['\"]([^'\"]+)['\"]|url\\(\"([^\"]+)\"\\)");

    private static final Pattern ADDRESS = Pattern.compile("(?:href|src)=\"(/page/[^\"]+)\"");
    private static final Pattern INLINE =
            Pattern.compile("<style|<script(?![^>]*\\ssrc=)|\\sstyle=|\\son[a-z]+=|javascript:");

    /// A line of the checksums: of what, which file, from which package, where in it.
    private record Vendored(String checksum, String file) {

        static Vendored of(String line) {
            List<String> words = List.of(line.split(" +", -1));
            assertThat(words).as(line).hasSize(4);
            return new Vendored(words.get(0), words.get(1));
        }
    }

    @Test
    void whatOthersHaveWrittenIsAsTheyWroteIt() throws Exception {
        Set<String> there =
                files(VENDOR)
                        .map(file -> file.getFileName().toString())
                        .filter(name -> name.matches(".*\\.(js|woff2)"))
                        .collect(toSet());
        List<Vendored> vendored =
                Files.readAllLines(VENDOR.resolve("SHA256SUMS")).stream()
                        .map(Vendored::of)
                        .toList();

        assertThat(vendored).extracting(Vendored::file).containsExactlyInAnyOrderElementsOf(there);
        for (Vendored one : vendored) {
            assertThat(checksum(VENDOR.resolve(one.file())))
                    .as(one.file())
                    .isEqualTo(one.checksum());
        }
    }

    /// Of a file as it is in its package.
    private static String checksum(Path file) throws Exception {
        String here = Files.readString(file, ISO_8859_1);
        String there =
                here.replace("from\"./preact.js\"", "from\"preact\"")
                        .replace("from\"./hooks.js\"", "from\"preact/hooks\"")
                        .replace("from\"./signals-core.js\"", "from\"@preact/signals-core\"");
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(there.getBytes(ISO_8859_1)));
    }

    @Test
    void theLicencesAreBesideIt() throws IOException {
        String readme = Files.readString(VENDOR.resolve("README.md"));
        Set<String> licences =
                Pattern.compile("`([a-z]+\\.LICENSE)`")
                        .matcher(readme)
                        .results()
                        .map(found -> found.group(1))
                        .collect(toSet());

        assertThat(licences)
                .isEqualTo(
                        files(VENDOR)
                                .map(file -> file.getFileName().toString())
                                .filter(name -> name.endsWith(".LICENSE"))
                                .collect(toSet()));
        for (String licence : licences) {
            assertThat(Files.readString(VENDOR.resolve(licence)))
                    .containsAnyOf("MIT License", "Apache License", "SIL Open Font License");
        }
    }

    @Test
    void whateverAFileNamesIsOneOfTheFiles() throws IOException {
        for (Path file : own().filter(file -> file.toString().matches(".*\\.(js|css)")).toList()) {
            IMPORT.matcher(Files.readString(file))
                    .results()
                    .map(PageFilesTest::named)
                    .forEach(name -> {
                        assertThat(name).as(file.toString()).startsWith(".");
                        assertThat(file.resolveSibling(name).normalize())
                                .as(file.toString())
                                .isRegularFile();
                    });
        }
        List<String> start =
                ADDRESS.matcher(Files.readString(PAGE.resolve("index.html")))
                        .results()
                        .map(found -> found.group(1))
                        .toList();
        assertThat(start)
                .isNotEmpty()
                .allSatisfy(path ->
                        assertThat(PageFile.named(path.substring("/page/".length())))
                                .as(path)
                                .isPresent());
    }

    private static String named(MatchResult found) {
        return Objects.requireNonNullElse(
                found.group(1), Objects.requireNonNullElse(found.group(2), ""));
    }

    @Test
    void noModuleIsLeftUnused() throws IOException {
        Set<Path> used =
                own().filter(file -> file.toString().endsWith(".js"))
                        .flatMap(file ->
                                IMPORT.matcher(read(file))
                                        .results()
                                        .map(found ->
                                                file.resolveSibling(named(found)).normalize()))
                        .collect(toSet());

        assertThat(
                        own().filter(file -> file.toString().endsWith(".js"))
                                .filter(
                                        not(
                                                Set.of(
                                                                PAGE.resolve("main.js"),
                                                                PAGE.resolve("worker.js"))
                                                        ::contains)))
                .allMatch(used::contains);
    }

    @Test
    void everyModuleIsAskedForAtOnce() throws IOException {
        String start = Files.readString(PAGE.resolve("index.html"));
        Set<String> asked =
                Pattern.compile("modulepreload\" href=\"/page/([^\"]+)\"")
                        .matcher(start)
                        .results()
                        .map(found -> found.group(1))
                        .collect(toSet());

        assertThat(asked)
                .isEqualTo(
                        files(PAGE)
                                .map(file -> PAGE.relativize(file).toString())
                                .filter(file -> file.endsWith(".js"))
                                .filter(not(Set.of("main.js", "worker.js")::contains))
                                .collect(toSet()));
    }

    @Test
    void noScriptOrStyleIsInline() throws IOException {
        assertThat(Files.readString(PAGE.resolve("index.html"))).doesNotContainPattern(INLINE);
    }

    @Test
    void nothingComesFromElsewhere() {
        assertThat(own().filter(file -> !file.toString().endsWith(".svg")))
                .allSatisfy(file ->
                        assertThat(Files.readString(file, UTF_8))
                                .doesNotContainPattern("https?://|eval\\(|innerHTML"));
    }

    @Test
    void filesAreSmall() throws IOException {
        for (Path file : own().filter(file -> file.toString().endsWith(".js")).toList()) {
            assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(250);
        }
    }

    /// The files that are not other people's.
    private static Stream<Path> own() {
        return files(PAGE)
                .filter(file -> file.toString().matches(".*\\.(js|css|html|svg|webmanifest)"))
                .filter(file -> !file.startsWith(VENDOR));
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Path page() {
        try {
            Path start =
                    Path.of(Objects.requireNonNull(Page.class.getResource("index.html")).toURI());
            return start.resolveSibling("");
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
