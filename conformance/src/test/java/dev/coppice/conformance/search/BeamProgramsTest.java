package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BeamProgramsTest {

    @Test
    void withoutErlangSayWhatToInstall() {
        assertThatThrownBy(() -> BeamPrograms.compile("erlc-of-nobody"))
                .isInstanceOf(NoErlang.class)
                .hasMessageStartingWith(
                        "there is no erlc-of-nobody on the PATH: install Erlang/OTP 25 or newer");
    }
}
