package dev.coppice.todo.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When a server gives memory back, by how many MiB it has asked for between one look and the next.
class IdlenessTest {

    @Test
    void itGivesBackAsSoonAsItIsQuietAndOnceMoreWhenNothingIsKeptForThoseWhoAsked() {
        assertThat(looksThatGiveBack(500, 500, 1, 1, 1, 1, 1, 1, 1, 1)).containsExactly(2, 5);
    }

    @Test
    void itDoesNotWhileItIsBusy() {
        assertThat(looksThatGiveBack(500, 20, 20, 20, 500)).isEmpty();
    }

    @Test
    void itDoesNotWhenThereHasBeenLittleToDo() {
        assertThat(looksThatGiveBack(15, 15, 15, 15)).isEmpty();
    }

    @Test
    void aServerThatIsNeverWhollyQuietDoesItNowAndThen() {
        int[] looks = new int[80];
        Arrays.fill(looks, 10);
        looks[0] = 500;

        assertThat(looksThatGiveBack(looks)).containsExactly(1, 4, 21, 24, 41, 44, 61, 64);
    }

    @Test
    void whoClicksNowAndThenIsNotStoppedEachTime() {
        int[] looks = new int[120];
        for (int look = 0; look < looks.length; look++) {
            looks[look] = look % 2 == 0 ? 17 : 1;
        }

        assertThat(looksThatGiveBack(looks)).containsExactly(7, 27, 47, 67, 87, 107);
    }

    private static List<Integer> looksThatGiveBack(int... mebibytes) {
        List<Integer> looks = new ArrayList<>();
        Idleness idleness = Idleness.UNKNOWN;
        long allocated = 0;
        for (int look = 0; look < mebibytes.length; look++) {
            allocated += (long) mebibytes[look] << 20;
            idleness = idleness.look(allocated);
            if (idleness.isTimeToGiveBack()) {
                looks.add(look);
            }
        }
        return looks;
    }
}
