package dev.coppice.carrier;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.spawnMonitor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Processes on carriers of our own; in a JVM that was started with that option.
@Tag("own-carriers")
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class OwnCarriersTest {

    private static String carrier() {
        String shown = Thread.currentThread().toString();
        return shown.substring(shown.indexOf('@') + 1);
    }

    @Test
    void aProcessRunsOnThem() {
        assertThat(Carriers.areOwn()).isTrue();
        try (Node node = Node.start("own carriers")) {
            assertThat(node.in(OwnCarriersTest::carrier)).startsWith("coppice-carrier-");
        }
    }

    @Test
    void oneThatIsSpawnedAndWaitedForRunsOnTheSameOne() {
        try (Node node = Node.start("own carriers")) {
            List<String> carriers =
                    node.in(() -> {
                        List<String> seen = new ArrayList<>();
                        for (int i = 0; i < 100; i++) {
                            Pid parent = self();
                            String here = carrier();
                            spawnLink(() -> parent.send(carrier()));
                            seen.add(here.equals(receive(String.class)) ? "same" : "other");
                        }
                        return seen;
                    });
            assertThat(carriers).filteredOn("same"::equals).hasSizeGreaterThan(50);
        }
    }

    @Test
    void processesThatNeverWaitDoNotKeepOthersFromRunning() {
        try (Node node = Node.start("own carriers")) {
            ExitReason ended =
                    node.in(() -> {
                        List<Pid> busy = new ArrayList<>();
                        for (int i = 0; i < 2 * Carriers.processors(); i++) {
                            busy.add(
                                    spawn(() -> {
                                        while (!Thread.currentThread().isInterrupted()) {
                                            Thread.onSpinWait();
                                        }
                                    }));
                        }
                        var watched = spawnMonitor(() -> {});
                        Down down = receive(Down.class);
                        assertThat(down.ref()).isEqualTo(watched.ref());
                        busy.forEach(Pid::kill);
                        return down.reason();
                    });
            assertThat(ended).isEqualTo(ExitReason.NORMAL);
        }
    }
}
