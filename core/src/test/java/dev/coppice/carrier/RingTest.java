package dev.coppice.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What is ready on one carrier.
class RingTest {

    private final Ring ring = new Ring();
    private final List<Integer> run = new ArrayList<>();

    @Test
    void theOldestIsTakenFirstByWhomever() {
        Stream.of(1, 2, 3, 4).forEach(number -> assertThat(add(number)).isTrue());

        run(ring.take());
        run(ring.steal());
        run(ring.take());
        run(ring.steal());

        assertThat(run).containsExactly(1, 2, 3, 4);
        assertThat(ring.take()).isNull();
        assertThat(ring.steal()).isNull();
    }

    @Test
    void aFullRingTakesNoMoreUntilSomethingIsTaken() {
        for (int number = 0; number < Ring.PLACES; number++) {
            assertThat(add(number)).isTrue();
        }
        assertThat(ring.size()).isEqualTo(Ring.PLACES);
        assertThat(add(-1)).isFalse();

        run(ring.steal());

        assertThat(add(-2)).isTrue();
        assertThat(ring.size()).isEqualTo(Ring.PLACES);
        for (Runnable next; (next = ring.take()) != null; ) {
            next.run();
        }
        assertThat(run).hasSize(Ring.PLACES + 1).doesNotContain(-1).endsWith(-2);
    }

    private static void run(@Nullable Runnable task) {
        assertThat(task).isNotNull();
        if (task != null) {
            task.run();
        }
    }

    private boolean add(int number) {
        return ring.add(() -> run.add(number));
    }
}
