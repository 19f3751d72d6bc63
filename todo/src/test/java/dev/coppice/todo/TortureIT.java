package dev.coppice.todo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Half a minute of `bin/torture`, in every build.
@Tag("torture")
class TortureIT {

    private static final int SECONDS = Integer.getInteger("todo.torture.seconds", 30);

    @Test
    @Timeout(1_000)
    void aServerThatIsTorturedKeepsItsPromises() throws Exception {
        try (PackagedServer torture =
                PackagedServer.start(List.of("torture", "--seconds", String.valueOf(SECONDS)))) {
            List<String> said = torture.output();
            said.forEach(IO::println);

            assertThat(said)
                    .endsWith(
                            "Every acknowledged change is there, once, and in order; every row is as it was written.");
            assertThat(torture.exitCode()).isZero();
        }
    }
}
