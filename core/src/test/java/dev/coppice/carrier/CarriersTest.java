package dev.coppice.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Where the virtual threads of processes run if nothing is said; see {@link OwnCarriersTest}.
class CarriersTest {

    @Test
    void withoutAWordTheyAreTheJvms() throws InterruptedException {
        assertThat(Carriers.areOwn()).isFalse();
        assertThat(Carriers.othersGoFirst()).isFalse();

        String[] shown = new String[1];
        Carriers.threads().start(() -> shown[0] = Thread.currentThread().toString()).join();

        assertThat(shown[0]).contains("ForkJoinPool");
    }

    @Test
    void aJvmThatDoesNotOpenItsThreadsHasNoneOfOurs() {
        assertThat(JvmAccess.find()).isNull();
    }
}
