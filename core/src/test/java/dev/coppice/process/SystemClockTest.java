package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// All alarms ring on one thread: whatever one of them does, the others ring, too.
class SystemClockTest {

    private final Clock clock = Clock.system();
    private final CountDownLatch rang = new CountDownLatch(1);

    private boolean hasRung() throws InterruptedException {
        return rang.await(10, TimeUnit.SECONDS);
    }

    @Test
    void anActionThatWaitsDoesNotUseUpThatTheThreadIsWoken() throws Exception {
        var running = new CountDownLatch(1);
        var goesOn = new CountDownLatch(1);
        var _ =
                clock.after(
                        Duration.ZERO,
                        () -> {
                            running.countDown();
                            await(goesOn);
                        });
        running.await();
        var _ = clock.after(Duration.ofMillis(1), rang::countDown);
        goesOn.countDown();
        assertThat(hasRung()).isTrue();
    }

    @Test
    void anActionThatThrowsEndsNothingThoughItsReportFailsToo() throws Exception {
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, failure) -> {
            throw new IllegalStateException(failure);
        });
        try {
            var _ =
                    clock.after(
                            Duration.ZERO,
                            () -> {
                                throw new IllegalArgumentException("boom");
                            });
            var _ = clock.after(Duration.ofMillis(1), rang::countDown);
            assertThat(hasRung()).isTrue();
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void anAlarmThatWasDueBeforeItWasSetRingsAtOnce() throws Exception {
        var _ = clock.after(Duration.ofDays(-1), rang::countDown);
        assertThat(hasRung()).isTrue();
    }

    @Test
    void anAlarmIsNeverEarly() throws Exception {
        for (int micros = 1; micros < 3_000; micros += 97) {
            var delay = Duration.ofNanos(micros * 1_000L);
            var over = new CountDownLatch(1);
            long start = System.nanoTime();
            var _ = clock.after(delay, over::countDown);
            over.await();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(delay.toNanos());
        }
    }

    @Test
    void anAlarmFurtherAwayThanTimeReachesDoesNotRing() throws Exception {
        var far = clock.after(Duration.ofSeconds(Long.MAX_VALUE), rang::countDown);
        var next = new CountDownLatch(1);
        var _ = clock.after(Duration.ofMillis(1), next::countDown);
        next.await();
        assertThat(rang.getCount()).isEqualTo(1);
        far.cancel();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
