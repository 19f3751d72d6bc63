package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// What is typed that makes no sense.
class CommandLineTest {

    @Test
    void aCommandLineThatMakesNoSenseIsOneLine() {
        for (List<String> wrong :
                List.of(
                        List.of("--port", "http"),
                        List.of("--port", "0"),
                        List.of("--workers", "0"),
                        List.of("--expiry", "-1"),
                        List.of("--host", "no such host"),
                        List.of("--name", "http://todo.example.org"),
                        List.of("--cors-origin", "*"),
                        List.of("token"),
                        List.of("token", "create"),
                        List.of("token", "create", "bob", "--role", "king"),
                        List.of("--colour"))) {
            assertThat(TypedCommands.executed(wrong.toArray(String[]::new)))
                    .startsWith("2 todo: ")
                    .contains(wrong.getFirst())
                    .hasLineCount(1);
        }
    }
}
