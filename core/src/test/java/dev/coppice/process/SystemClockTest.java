package dev.coppice.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
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

    @Test
    void alarmsThatWereCancelledAreForgottenThoughTheyWereFarAway() {
        List<WeakReference<Clock.Alarm>> all = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            var far = clock.after(Duration.ofDays(1), rang::countDown);
            all.add(new WeakReference<>(far));
            far.cancel();
        }
        assertThat(
                        Garbage.isGone(() ->
                                all.stream().filter(alarm -> alarm.get() != null).count()
                                        <= 10_000))
                .isTrue();
    }

    @Test
    void anAlarmThatWasCancelledKeepsNothing() {
        var action = new WeakReference<>(new CountDownLatch(1));
        var far = clock.after(Duration.ofDays(1), Objects.requireNonNull(action.get())::countDown);
        far.cancel();
        assertThat(Garbage.isGone(() -> action.get() == null)).isTrue();
        far.cancel();
    }

    @Test
    void alarmsSetByManyThreadsAllRing() throws Exception {
        int threads = 4;
        int each = 5_000;
        var all = new CountDownLatch(threads * each);
        for (int t = 0; t < threads; t++) {
            var random = new SplittableRandom(t);
            Thread.ofVirtual()
                    .start(() -> {
                        for (int i = 0; i < each; i++) {
                            var _ =
                                    clock.after(
                                            Duration.ofNanos(random.nextInt(50_000_000)),
                                            all::countDown);
                        }
                    });
        }
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
