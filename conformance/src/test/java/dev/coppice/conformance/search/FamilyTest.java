package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FamilyTest {

    @ParameterizedTest
    @EnumSource
    void everyProgramIsAScenario(Family family) {
        for (long seed = 0; seed < 200; seed++) {
            var program = family.program(seed);
            assertThat(program.scenario().steps()).hasSameSizeAs(program.steps());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSeedAlwaysWritesTheSameProgram(Family family) {
        var seven = family.program(7);
        assertThat(family.program(7)).isEqualTo(seven);
        assertThat(family.program(8)).isNotEqualTo(seven);
    }
}
