package dev.coppice.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void equalTracesDoNotDiffer() {
        assertThat(
                        Difference.between(
                                "scenario a\n> state\n= state\n", "scenario a\n> state\n= state\n"))
                .isEmpty();
    }

    @Test
    void namesTheFirstStepThatDiffers() {
        var beam =
                "scenario a\n> spawn p\n= ok\n> in p exit oops\n= gone\n- p#1 oops\n> state\n= state\n";
        var here =
                "scenario a\n> spawn p\n= ok\n> in p exit oops\n= gone\n> state\n= state\n- p#1 oops\n";
        assertThat(Difference.between(beam, here).orElseThrow())
                .hasToString(
                        """
                        step 2, > in p exit oops
                        on the BEAM:
                            = gone
                            - p#1 oops
                        here:
                            = gone\
                        """);
    }

    @Test
    void namesAStepThatIsMissing() {
        assertThat(
                        Difference.between("scenario a\n> state\n= state\n", "scenario a\n")
                                .orElseThrow())
                .hasToString("step 1, > state\non the BEAM:\n    = state\nhere: nothing");
    }
}
