package dev.coppice.todo.memory;

import static dev.coppice.process.Processes.whereis;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.awaitReplaced;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
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
        Object[] needed = new Object[100];
        for (int mebibyte = 0; mebibyte < needed.length; mebibyte++) {
            needed[mebibyte] = new byte[1 << 20];
        }
        System.gc(); // which leaves it where only a whole collection looks
        List<WeakReference<Object>> remembered =
                Arrays.stream(needed).map(WeakReference::new).toList();
        process.send(SpareMemory.Round.LOOK);
        Arrays.fill(needed, null);

        process.send(SpareMemory.Round.LOOK);

        awaitUntil(
                "it is gone",
                () -> remembered.stream().allMatch(reference -> reference.get() == null));
    }

    @Test
    void itGrowsBack() {
        process.kill();

        awaitReplaced(SpareMemory.NAME, process);
    }
}
