package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessTableTest {

    private static final int SAME_RING = 1 << 10;

    private final Node node = Node.start("table");
    private final ProcessTable table = new ProcessTable();

    @AfterEach
    void close() {
        node.close();
    }

    private LocalProcess process(long number) {
        return new ReactiveProcess(node, number, _ -> {}, "first");
    }

    private LocalProcess added(long number) {
        LocalProcess process = process(number);
        table.add(process);
        return process;
    }

    @Test
    void theNewestTheOldestAndOneBetweenThemLeaveTheOthers() {
        LocalProcess oldest = added(SAME_RING);
        LocalProcess old = added(2 * SAME_RING);
        LocalProcess between = added(3 * SAME_RING);
        LocalProcess newer = added(4 * SAME_RING);
        LocalProcess newest = added(5 * SAME_RING);

        table.remove(between);
        assertThat(table.all()).containsExactly(oldest, old, newer, newest);
        table.remove(newest);
        assertThat(table.all()).containsExactly(oldest, old, newer);
        table.remove(oldest);
        assertThat(table.all()).containsExactly(old, newer);
        assertThat(table.size()).isEqualTo(2);
    }

    @Test
    void whoIsNotThereCanBeRemoved() {
        LocalProcess process = process(1);
        table.remove(process);
        table.add(process);
        table.remove(process);
        table.remove(process);
        assertThat(table.isEmpty()).isTrue();
        table.add(process);
        assertThat(table.all()).containsExactly(process);
    }

    @Test
    void itHoldsWhatAListWouldHold() {
        var random = new SplittableRandom(1);
        List<LocalProcess> all = new ArrayList<>();
        for (int step = 1; step < 5_000; step++) {
            if (all.isEmpty() || random.nextInt(5) < 3) {
                all.add(added(step));
            } else {
                table.remove(all.remove(random.nextInt(all.size())));
            }
        }
        assertThat(table.all()).containsExactlyInAnyOrderElementsOf(all);
        assertThat(table.size()).isEqualTo(all.size());
    }
}
