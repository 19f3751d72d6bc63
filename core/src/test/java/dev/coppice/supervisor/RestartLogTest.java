package dev.coppice.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/// When more restarts are too many.
class RestartLogTest {

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private static RestartLog log(int intensity, int seconds) {
        return new RestartLog(new RestartIntensity(intensity, Duration.ofSeconds(seconds)));
    }

    @Test
    void asManyAsTheIntensityAreAllowedAndOneMoreIsNot() {
        var log = log(3, 5);
        assertThat(log.allows(millis(100))).isTrue();
        assertThat(log.allows(millis(200))).isTrue();
        assertThat(log.allows(millis(300))).isTrue();
        assertThat(log.allows(millis(400))).isFalse();
    }

    @Test
    void intensityZeroAllowsNone() {
        assertThat(log(0, 5).allows(millis(0))).isFalse();
    }

    @Test
    void aRestartStillCountsOnePeriodLaterToTheSecond() {
        var log = log(1, 1);
        assertThat(log.allows(millis(10_000))).isTrue();
        assertThat(log.allows(millis(11_999))).as("10 and 11 are one second apart").isFalse();
    }

    @Test
    void aRestartIsForgottenOneSecondAfterThePeriod() {
        var log = log(1, 1);
        assertThat(log.allows(millis(10_999))).isTrue();
        assertThat(log.allows(millis(12_000))).isTrue();
        assertThat(log.allows(millis(14_050))).isTrue();
    }

    @Test
    void oneRestartAPeriodGoesOnForEver() {
        var log = log(1, 5);
        for (int time = 0; time < 600_000; time += 6_000) {
            assertThat(log.allows(millis(time))).isTrue();
        }
    }

    @Test
    void restartsLeaveTheWindowOneByOne() {
        var log = log(2, 5);
        assertThat(log.allows(millis(0))).isTrue();
        assertThat(log.allows(millis(3_000))).isTrue();
        assertThat(log.allows(millis(6_000))).as("3 and 6 are within 5 s").isTrue();
        assertThat(log.allows(millis(8_000))).as("3, 6 and 8 are").isFalse();
    }

    @Test
    void timeMayBeginBelowZero() {
        var log = log(1, 1);
        assertThat(log.allows(millis(-2_500))).isTrue();
        assertThat(log.allows(millis(-1_900))).as("seconds -3 and -2").isFalse();
    }
}
