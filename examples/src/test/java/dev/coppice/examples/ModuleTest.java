package dev.coppice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The library as a module: what a program needs that is one itself.
class ModuleTest {

    private static final String PROGRAM =
            """
            import static dev.coppice.process.Processes.*;

            class Program {
              public static void main(String... arguments) {
                dev.coppice.process.Node.run("program", () -> spawnLink(() -> exit("done")));
              }
            }
            """;

    @Test
    void aProgramThatIsAModuleCompilesWithThisOneAlone(@TempDir Path folder) throws IOException {
        Path module = folder.resolve("module-info.java");
        Path program = folder.resolve("Program.java");
        Files.writeString(module, "module user { requires dev.coppice.core; }");
        Files.writeString(program, PROGRAM);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var words = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled =
                    compiler.getTask(
                                    words,
                                    files,
                                    null,
                                    List.of(
                                            "--module-path",
                                            Path.of("..", "core", "target", "classes").toString(),
                                            "-d",
                                            folder.toString()),
                                    null,
                                    files.getJavaFileObjects(module, program))
                            .call();

            assertThat(words.toString()).isEmpty();
            assertThat(compiled).isTrue();
        }
    }
}
