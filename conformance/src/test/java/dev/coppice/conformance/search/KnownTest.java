package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTest {

    private static boolean mayDiffer(String step) {
        return Known.mayDiffer(new Program("p", List.of(step)).scenario());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in p signal_self oops ; trap off",
                "race q link p | p signal p oops ; link q ; trap off",
                "in p monitor q m1 ; demonitor_info m1",
            })
    void theseAreNotCompared(String step) {
        assertThat(mayDiffer(step)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "in p signal q oops ; trap off",
                "in p trap off ; signal_self oops",
                "race p signal_self oops | q trap off",
                "in p demonitor m1 ; monitor q m1",
            })
    void theseAre(String step) {
        assertThat(mayDiffer(step)).isFalse();
    }
}
