package dev.coppice.todo.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Between any two places there is another one.
class PositionTest {

    @Test
    void thereIsAlwaysRoomBetweenTwo() {
        Random random = new Random(42);
        List<Position> places = new ArrayList<>(List.of(Position.FIRST));
        for (int i = 0; i < 5_000; i++) {
            int at = random.nextInt(places.size() + 1);
            places.add(at, at(places, at));
        }

        assertThat(places).isSorted().doesNotHaveDuplicates();
        assertThat(places).extracting(Position::toString).isSorted();
        assertThat(places).allMatch(place -> Position.parse(place.toString()).equals(place));
        assertThat(places).extracting(place -> place.toString().length()).allMatch(n -> n < 40);
    }

    @Test
    void aTightSpotHasRoomToo() {
        Position low = Position.FIRST;
        Position high = low.next();
        for (int i = 0; i < 100; i++) {
            Position middle = low.between(high);
            assertThat(middle).isGreaterThan(low).isLessThan(high);
            if (i % 3 == 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    @Test
    void placesAtTheEndsStayShort() {
        Position end = Position.FIRST;
        Position start = Position.FIRST;
        for (int i = 0; i < 100_000; i++) {
            end = end.next();
            start = start.previous();
        }

        assertThat(end).hasToString("800186a0").isGreaterThan(Position.FIRST);
        assertThat(start).hasToString("7ffe7960").isLessThan(Position.FIRST);
    }

    @Test
    void aGapIsUsedBeforeAFraction() {
        Position far = Position.FIRST.next().next();

        assertThat(Position.FIRST.between(far)).isEqualTo(Position.FIRST.next());
    }

    @Test
    void nothingIsBetweenAPlaceAndItselfOrAnEarlierOne() {
        assertThatThrownBy(() -> Position.FIRST.between(Position.FIRST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Position.FIRST.next().between(Position.FIRST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "8000000", "8000000g", "80000000A", "80000000a0", "8000 0000"})
    void whatIsNoPositionIsNotRead(String text) {
        assertThatThrownBy(() -> Position.parse(text)).hasMessage("not a position: " + text);
    }

    private static Position at(List<Position> places, int index) {
        if (index == 0) {
            return places.getFirst().previous();
        }
        return index == places.size()
                ? places.getLast().next()
                : places.get(index - 1).between(places.get(index));
    }
}
