package dev.coppice.todo.memory;

import static dev.coppice.process.Processes.whereis;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.awaitReplaced;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@CoppiceTest
class SpareMemoryTest {

    private Pid process;

    @BeforeEach
    void aProcess() {
        Supervisor.startLink(oneForOne(SpareMemory.childSpec()));
        process = whereis(SpareMemory.NAME).orElseThrow();
    }

    @Test
    void whatWasNeededIsGivenBackWhenItIsQuietAgain() {
        long counted = 0;
        for (int mebibyte = 0; mebibyte < 100; mebibyte++) {
            counted += new byte[1 << 20].length;
        }
        assertThat(counted).isGreaterThan(64 << 20);
        WeakReference<Object> garbage = new WeakReference<>(new Object());

        awaitUntil(
                "garbage is gone",
                () -> {
                    process.send(SpareMemory.Round.LOOK);
                    return garbage.get() == null;
                });
    }

    @Test
    void itGrowsBack() {
        process.kill();

        awaitReplaced(SpareMemory.NAME, process);
    }
}
