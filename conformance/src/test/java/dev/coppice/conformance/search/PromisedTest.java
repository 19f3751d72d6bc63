package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromisedTest {

    @Test
    void theOrderOfStartsAndTerminationsIsOpen() {
        assertThat(Promised.of("> signal - s kill\n= ok\n~ terminate a#1 killed\n~ start s#2\n"))
                .isEqualTo(
                        Promised.of(
                                "> signal - s kill\n= ok\n~ start s#2\n~ terminate a#1 killed\n"));
    }

    @Test
    void theStepOfAStartIsNot() {
        assertThat(Promised.of("> signal - s kill\n= ok\n~ start s#2\n> state\n= state\n"))
                .isNotEqualTo(
                        Promised.of("> signal - s kill\n= ok\n> state\n= state\n~ start s#2\n"));
    }

    @Test
    void howFarADyingProcessGetsIsOpen() {
        assertThat(Promised.of("> in p call g echo x\n= reply x\n- p#1 oops\n"))
                .isEqualTo(Promised.of("> in p call g echo x\n= gone\n- p#1 oops\n"));
    }

    @Test
    void whatALiveProcessGetsIsNot() {
        assertThat(Promised.of("> in p call g echo x\n= reply x\n- g#1 oops\n"))
                .isNotEqualTo(Promised.of("> in p call g echo x\n= gone\n- g#1 oops\n"));
    }
}
