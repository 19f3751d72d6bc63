package dev.coppice.todo.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lists are known by.
class ListIdTest {

    @Test
    void aSeedHasAlwaysTheSameId() {
        assertThat(ListId.from("bob"))
                .isEqualTo(ListId.from("bob"))
                .hasToString("g6v3fp7wtb3dmrts");
    }

    @Test
    void seedsHaveDifferentIds() {
        assertThat(IntStream.range(0, 10_000).mapToObj(i -> ListId.from("list " + i)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "..",
                "g5pre5m41n5ph3m",
                "g6v3fp7wtb3dmrts0",
                "G5pre5m41n5ph3m6",
                "../../etc/passwd"
            })
    void nothingElseIsOne(String text) {
        assertThat(ListId.of(text)).isEmpty();
        assertThatThrownBy(() -> new ListId(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
