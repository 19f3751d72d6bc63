package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTest {

    @ParameterizedTest
    @EnumSource
    void everyProgramIsAScenario(Family family) {
        for (long seed = 0; seed < 200; seed++) {
            var program = family.program(seed);
            assertThat(program.scenario().orElseThrow().steps()).hasSameSizeAs(program.steps());
        }
    }

    @Test
    void aSearchWritesProgramsOfAllFamiliesAndFewThatTakeTheirTime() {
        var families = IntStream.range(0, 200).mapToObj(Family::of).toList();
        assertThat(families).contains(Family.values());
        assertThat(families).filteredOn(Family.WINDOWS::equals).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void aSeedAlwaysWritesTheSameProgram(Family family) {
        var seven = family.program(7);
        assertThat(family.program(7)).isEqualTo(seven);
        assertThat(family.program(8)).isNotEqualTo(seven);
    }
}
