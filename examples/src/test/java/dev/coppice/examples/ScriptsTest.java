package dev.coppice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The scripts of `bin/`, in a copy of the project whose build is only told of.
class ScriptsTest {

    private static final Path BIN = Path.of("..", "bin");
    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir Path folder;
    private Path project = Path.of("");

    /// What a command says, on both its outputs, and how it ends.
    private record Said(int code, List<String> lines) {}

    @BeforeEach
    void copyTheProject() throws IOException {
        project = folder.resolve("a b").resolve("coppice");
        Files.createDirectories(project);
        try (Stream<Path> files = Files.walk(BIN)) {
            for (Path file : files.toList()) {
                Files.copy(file, project.resolve("bin").resolve(BIN.relativize(file).toString()));
            }
        }
        maven("echo \"building in $PWD on $JAVA_HOME\"");
        Files.createFile(project.resolve("pom.xml"));
        for (String module : List.of("core", "examples", "shell", "todo")) {
            Files.createDirectories(project.resolve(module).resolve("src/main"));
            Files.createFile(project.resolve(module).resolve("pom.xml"));
        }
    }

    private void maven(String does) throws IOException {
        Path mvnw = project.resolve("mvnw");
        Files.writeString(mvnw, "#!/bin/sh\n" + does + "\n");
        assertThat(mvnw.toFile().setExecutable(true)).isTrue();
    }

    private Said bash(String script, Map<String, String> environment) throws Exception {
        return run(List.of("bash", "-c", script), environment);
    }

    private Said run(List<String> command, Map<String, String> environment) throws Exception {
        var builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.redirectErrorStream(true).environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), said.lines().toList());
    }

    private String sourced(String file) {
        return "root='" + project + "'; . '" + project.resolve("bin/lib").resolve(file) + "'; ";
    }

    /// A folder that looks like a JDK of some version.
    private Path jdk(String version) throws IOException {
        Path home = folder.resolve("jdk-" + version);
        Files.createDirectories(home.resolve("bin"));
        Path javac = Files.createFile(home.resolve("bin/javac"));
        assertThat(javac.toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Map<String, String> onPath(Path jdk, Path home) {
        return Map.of(
                "PATH",
                jdk.resolve("bin") + ":" + System.getenv("PATH"),
                "JAVA_HOME",
                home.toString());
    }

    @Test
    void aJdkThatIsTooOldIsPassedOver() throws Exception {
        Said said = bash(sourced("jdk.sh") + "find_jdk", onPath(JDK, jdk("17.0.12")));

        assertThat(said.lines()).containsExactly(JDK.toRealPath().toString());
    }

    @Test
    void theJdkOfTheEnvironmentIsTakenWhenItIsNewEnough() throws Exception {
        Path newer = jdk("26");

        Said said = bash(sourced("jdk.sh") + "find_jdk", onPath(JDK, newer));

        assertThat(said.lines()).containsExactly(newer.toString());
    }

    @Test
    void withoutAJdkOneLineSaysWhatToDo() throws Exception {
        Said said = bash(sourced("jdk.sh") + "java_needed=99; need_jdk; echo goes on", Map.of());

        assertThat(said.code()).isEqualTo(1);
        assertThat(said.lines()).hasSize(1).first().asString().contains("JDK 99", "JAVA_HOME");
    }

    @Test
    void aScriptFindsItsProjectFromAnyFolderAndThroughALink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), project.resolve("bin/check"));
        for (Path script : List.of(link, project.resolve("bin/check"))) {
            Said said = run(List.of(script.toString()), onPath(JDK, JDK));

            assertThat(said.code()).isZero();
            assertThat(said.lines()).contains("building in " + project.toRealPath() + " on " + JDK);
        }
    }

    @Test
    void aScriptExplainsItselfWithoutABuild() throws Exception {
        copyTexts();

        try (Stream<Path> files = Files.list(project.resolve("bin"))) {
            for (Path script : files.filter(Files::isRegularFile).toList()) {
                for (String option : List.of("--help", "-h")) {
                    assertThat(saidWithoutABuild(script.getFileName().toString(), option))
                            .anyMatch(line -> line.contains(script.getFileName().toString()));
                }
            }
        }
    }

    @Test
    void aCommandOfAScriptIsExplainedWithoutABuildToo() throws Exception {
        copyTexts();

        assertThat(saidWithoutABuild("todo", "check", "--help"))
                .first()
                .asString()
                .startsWith("Usage: todo check ");
        assertThat(saidWithoutABuild("todo", "token", "create", "-h"))
                .first()
                .asString()
                .startsWith("Usage: todo token create ");
        assertThat(saidWithoutABuild("bench", "todo", "--help"))
                .isEqualTo(saidWithoutABuild("bench", "--help"));
        assertThat(saidWithoutABuild("bench", "--list")).contains("todo");
    }

    /// The texts that lie in modules: the copy has nothing else of them.
    private void copyTexts() throws IOException {
        for (String module : List.of("benchmarks", "conformance", "shell")) {
            Path help = Path.of("src/main/resources/dev/coppice", module, "help.txt");
            Path copy = project.resolve(module).resolve(help);
            Files.createDirectories(copy.getParent());
            Files.copy(Path.of("..", module).resolve(help), copy);
        }
        Files.createDirectories(project.resolve("examples/src/main/java/dev/coppice/examples"));
    }

    private List<String> saidWithoutABuild(String script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addFirst(project.resolve("bin").resolve(script).toString());
        Said said = run(command, onPath(JDK, JDK));

        assertThat(said.code()).isZero();
        assertThat(said.lines())
                .as("%s", command)
                .isNotEmpty()
                .noneMatch(line -> line.contains("uilding"));
        return said.lines();
    }

    @Test
    void aProgramIsBuiltFirstAndABuildThatFailsIsTriedAgain() throws Exception {
        for (String module : List.of("todo", "shell")) {
            Files.createDirectories(project.resolve(module).resolve("target"));
            Files.createFile(project.resolve(module).resolve("target/built"));
        }
        maven("echo cannot build; exit 1");

        assertThat(run(List.of(project.resolve("bin/check").toString()), onPath(JDK, JDK)).code())
                .isNotZero();

        Said said = run(List.of(project.resolve("bin/todo").toString()), onPath(JDK, JDK));
        assertThat(said.code()).isNotZero();
        assertThat(said.lines()).first().asString().startsWith("Building todo");
        assertThat(said.lines()).contains("cannot build");
    }
}
