package dev.coppice.todo.web.helidon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void somebodyWhoIsNotThereIsAnswered() throws Exception {
        assertThat(new HelidonHttp(Map.of()).rehearse()).isTrue();
    }
}
