package dev.coppice.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Carriers of our own, with tasks that are no virtual threads.
class CarrierPoolTest {

    private static final int SECONDS = 30;
    private static final long TICK_NANOS = 200_000;

    /// For what a machine with much else to do would decide otherwise: a carrier that gets no
    /// processor for some ticks looks stuck to the watch, and others run what waits behind it.
    private static final long NOBODY_WATCHES = Long.MAX_VALUE;

    private final BlockingQueue<Thread> ran = new LinkedBlockingQueue<>();

    private void run() {
        ran.add(Thread.currentThread());
    }

    private Thread next() throws InterruptedException {
        Thread by = ran.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(by).isNotNull();
        return by;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatATaskMakesReadyIsRunNextByTheSameCarrier() throws InterruptedException {
        CarrierPool pool = new CarrierPool(2, NOBODY_WATCHES);
        pool.execute(() -> {
            run();
            pool.execute(this::run);
        });

        assertThat(next()).isSameAs(next());
    }

    @Test
    void whatWaitsBehindATaskThatDoesNotEndIsTakenOverByAnother() throws InterruptedException {
        CarrierPool pool = new CarrierPool(2, TICK_NANOS);
        CountDownLatch over = new CountDownLatch(1);
        pool.execute(() -> {
            run();
            pool.execute(this::run);
            await(over);
        });

        Thread stuck = next();
        assertThat(next()).isNotSameAs(stuck);
        over.countDown();
    }

    @Test
    void whenEveryCarrierIsStuckThereAreSpareOnes() throws InterruptedException {
        CarrierPool pool = new CarrierPool(2, TICK_NANOS);
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i < 5; i++) {
            pool.execute(() -> {
                run();
                await(over);
            });
        }

        assertThat(List.of(next(), next(), next(), next(), next())).doesNotHaveDuplicates();
        over.countDown();
    }

    @Test
    void aSpareCarrierThatHasNothingToDoGoes() throws InterruptedException {
        CarrierPool pool = new CarrierPool(1, TICK_NANOS);
        CountDownLatch over = new CountDownLatch(1);
        pool.execute(() -> {
            run();
            await(over);
        });
        pool.execute(this::run);

        Thread only = next();
        Thread spare = next();
        over.countDown();
        assertThat(spare.join(Duration.ofSeconds(SECONDS))).isTrue();
        long begun = System.nanoTime();
        Thread left;
        do {
            pool.execute(this::run);
            left = next();
            assertThat(System.nanoTime() - begun).isLessThan(Duration.ofSeconds(SECONDS).toNanos());
        } while (left != only); // but for another spare one, should this one get no processor
    }

    @Test
    void moreThanARingHoldsIsRunAllTheSame() {
        CarrierPool pool = new CarrierPool(1, TICK_NANOS);
        int many = 3 * Ring.PLACES;
        CountDownLatch all = new CountDownLatch(many);
        pool.execute(() -> IntStream.range(0, many).forEach(_ -> pool.execute(all::countDown)));

        await(all);
    }

    @Test
    void aTaskThatThrowsIsReportedAndItsCarrierGoesOn() throws InterruptedException {
        CarrierPool pool = new CarrierPool(1, NOBODY_WATCHES);
        BlockingQueue<Throwable> reported = new LinkedBlockingQueue<>();
        IllegalStateException failure = new IllegalStateException("a carrier's task");
        pool.execute(() -> {
            run();
            Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> reported.add(thrown));
            throw failure;
        });
        pool.execute(this::run);

        assertThat(next()).isSameAs(next());
        assertThat(reported.poll(SECONDS, TimeUnit.SECONDS)).isSameAs(failure);
    }

    /// A task that makes itself ready for ever.
    private static final class Restless implements Runnable {
        private final CarrierPool pool;
        private volatile boolean over;

        private Restless(CarrierPool pool) {
            this.pool = pool;
            pool.execute(this);
        }

        @Override
        public void run() {
            if (!over) {
                pool.execute(this);
            }
        }
    }

    @Test
    void whatComesFromOutsideIsRunBesideTasksThatKeepEachOtherReady() throws InterruptedException {
        CarrierPool pool = new CarrierPool(1, NOBODY_WATCHES);
        Restless one = new Restless(pool);
        Restless other = new Restless(pool);

        pool.execute(this::run);

        next();
        one.over = true;
        other.over = true;
    }

    @Test
    void whatWaitsBehindATaskThatDoesNotEndIsTakenOverByOneThatIsBusy()
            throws InterruptedException {
        CarrierPool pool = new CarrierPool(2, TICK_NANOS);
        CountDownLatch over = new CountDownLatch(1);
        Restless one = new Restless(pool);
        Restless other = new Restless(pool);
        pool.execute(() -> {
            pool.execute(this::run);
            await(over);
        });

        next();
        over.countDown();
        one.over = true;
        other.over = true;
    }

    @Test
    void whereNothingGoesOnThereIsNothingToLookAfter() throws InterruptedException {
        CarrierPool pool = new CarrierPool(2, NOBODY_WATCHES); // but us
        pool.execute(this::run);
        next();

        long start = System.nanoTime();
        long[] ticks = new long[pool.size()];
        while (pool.look(ticks)) {
            assertThat(System.nanoTime() - start).isLessThan(SECONDS * 1_000_000_000L);
            Thread.onSpinWait();
        }
    }

    @Test
    void spareCarriersGoWhenTheOthersAreBusyAgain() throws InterruptedException {
        CarrierPool pool = new CarrierPool(1, TICK_NANOS);
        CountDownLatch over = new CountDownLatch(1);
        for (int i = 0; i < 8; i++) {
            pool.execute(() -> {
                run();
                await(over);
            });
        }
        List<Thread> carriers =
                List.of(next(), next(), next(), next(), next(), next(), next(), next());
        List<Restless> busy = List.of(new Restless(pool), new Restless(pool), new Restless(pool));
        over.countDown();

        Thread only = carriers.getFirst();
        for (Thread spare : carriers) {
            assertThat(spare == only || spare.join(Duration.ofSeconds(SECONDS))).isTrue();
        }
        busy.forEach(each -> each.over = true);
    }
}
