package dev.coppice.todo.ground;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sleep;
import static dev.coppice.process.Processes.spawn;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Down;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// One holder at a time, however the holder ends.
class ClaimsTest {

    private final Object key = new Object();

    @Test
    void aLivingHolderKeepsItsThing() {
        Node.run(
                "claims",
                () -> {
                    Pid holder = holderOf(new Thing());

                    assertThatThrownBy(() -> take(new Thing()))
                            .isInstanceOfSatisfying(
                                    Claims.Taken.class, e -> assertThat(e.by()).isEqualTo(holder));
                });
    }

    @Test
    void whoHasItAlreadyKeepsWhatItHas() {
        Node.run(
                "claims",
                () -> {
                    Thing first = take(new Thing());

                    assertThat(take(new Thing())).isSameAs(first);
                });
    }

    @Test
    void theNextHolderComesAfterWhatAKilledOneLeftIsGone() {
        Node.run(
                "claims",
                () -> {
                    for (int round = 0; round < 100; round++) {
                        Thing left = new Thing();
                        Pid holder = holderOf(left);

                        holder.kill();
                        take(new Thing());

                        assertThat(left.gone.getCount()).isZero();
                        Claims.release(key);
                    }
                });
    }

    @Test
    void whatAKilledHolderLeftGoesThoughNobodyWantsIt() {
        Node.run(
                "claims",
                () -> {
                    Thing left = new Thing();
                    holderOf(left).kill();

                    assertThat(left.gone.await(5, TimeUnit.SECONDS)).isTrue();
                });
    }

    @Test
    void whatAKilledNodeLeftIsLetGoThoughTheGuardsWereKilledAtIt() throws Exception {
        CountDownLatch claimed = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        Claimed heavy =
                () -> {
                    begun.countDown();
                    if (Thread.currentThread().isVirtual()) {
                        new CountDownLatch(1).await(); // until the guard is killed
                    }
                    gone.countDown();
                };
        Node node = Node.start("claims");
        Pid holder =
                node.spawn(() -> {
                    Claims.take(key, Claimed.class, () -> heavy);
                    claimed.countDown();
                    sleep(ofSeconds(60));
                });
        assertThat(claimed.await(5, TimeUnit.SECONDS)).isTrue();
        holder.kill();
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        node.close();
        assertThat(gone.getCount()).isOne();
        Claims.letGoOf(node);

        assertThat(gone.getCount()).isZero();
    }

    @Test
    void theDeadAreTheOnlyOnesThatLose() throws Exception {
        Thing kept = new Thing();
        Node.run(
                "claims",
                () -> {
                    Pid holder = holderOf(kept);

                    Claims.letGoOf(self().node());

                    assertThat(holder.isAlive()).isTrue();
                    assertThat(kept.gone.getCount()).isOne();
                });
    }

    @Test
    void whatIsReleasedIsFree() {
        Node.run(
                "claims",
                () -> {
                    Thing thing = take(new Thing());

                    Claims.release(key);

                    assertThat(thing.gone.getCount()).isZero();
                    Pid next = holderOf(new Thing());
                    assertThat(next.isAlive()).isTrue();
                });
    }

    @Test
    void theGuardOfAHolderGoesWithIt() {
        Node.run(
                "claims",
                () -> {
                    Pid holder = holderOf(new Thing());
                    for (Pid guard : self().node().processes()) {
                        if (guard != self() && guard != holder) {
                            monitor(guard);
                        }
                    }

                    holder.kill();

                    assertThat(receive(Down.class, ofSeconds(5))).isPresent();
                    assertThat(self().node().processes()).containsExactly(self());
                });
    }

    private Pid holderOf(Thing thing) {
        Pid test = self();
        Pid holder =
                spawn(() -> {
                    take(thing);
                    test.send(self());
                    sleep(ofSeconds(60));
                });
        return receive(Pid.class, holder::equals);
    }

    private Thing take(Thing thing) throws InterruptedException {
        return Claims.take(key, Thing.class, () -> thing);
    }

    private static final class Thing implements Claimed {
        final CountDownLatch gone = new CountDownLatch(1);

        @Override
        public void letGo() {
            gone.countDown();
        }
    }
}
