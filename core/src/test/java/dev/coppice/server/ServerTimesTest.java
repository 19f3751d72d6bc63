package dev.coppice.server;

import static dev.coppice.process.Processes.attempt;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.unlink;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.server.Puppet.Ask;
import dev.coppice.server.Puppet.Step;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The clock by which servers are idle and calls wait.
class ServerTimesTest {

    private static final Step IDLES_AN_HOUR =
            (asked, count) -> Next.reply(asked, count, count).timeoutAfter(Duration.ofHours(1));

    private final TestClock clock = new TestClock();

    private void inProcess(Body body) {
        Puppet.inProcess(clock, new CopyOnWriteArrayList<>(), body);
    }

    @Test
    void theAlarmOfAnIdleServerGoesWithItHoweverItEnds() {
        inProcess(() -> {
            for (int round = 0; round < 100; round++) {
                Pid server = Puppet.start();
                GenServer.call(server, new Ask(IDLES_AN_HOUR));
                assertThat(clock.alarms).hasSize(1);
                var watch = monitor(server);
                server.kill();
                assertThat(receive(Down.class).ref()).isEqualTo(watch);
                clock.awaitAlarms(0); // let go of a moment after the end
            }
        });
    }

    @Test
    void anIdleTimeRunsOnTheNodesClock() {
        inProcess(() -> {
            Pid server = Puppet.start();
            GenServer.call(server, new Ask(IDLES_AN_HOUR));
            clock.advance(Duration.ofMinutes(59));
            assertThat(GenServer.call(server, new Ask(IDLES_AN_HOUR))).isEqualTo(0L);
            clock.advance(Duration.ofMinutes(59));
            assertThat(Sys.state(server)).isEqualTo(0L);
            assertThat(receive(Timeout.class, Duration.ZERO)).isEmpty();
            clock.advance(Duration.ofHours(1));
            assertThat(receive(Timeout.class)).isEqualTo(Timeout.TIMEOUT);
        });
    }

    @Test
    void anEndlessIdleTimeSetsNoAlarm() {
        Step idles =
                (asked, count) -> Next.reply(asked, count, count).timeoutAfter(GenServer.FOREVER);
        inProcess(() -> {
            GenServer.call(Puppet.start(), new Ask(idles));
            assertThat(clock.alarms).isEmpty();
        });
    }

    @Test
    void aCallLimitRunsOnTheCallersNodesClock() {
        CountDownLatch handles = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Step blocks =
                (asked, count) -> {
                    handles.countDown();
                    var _ = release.await(60, TimeUnit.SECONDS);
                    return Next.reply(asked, count, count);
                };
        inProcess(() -> {
            Pid server = Puppet.start();
            Pid parent = self();
            spawn(() -> parent.send(attempt(() -> GenServer.call(server, new Ask(blocks)))));
            handles.await();
            clock.awaitAlarms(1); // now the caller waits
            clock.advance(Duration.ofSeconds(5));
            assertThat(receive(Outcome.class).toString()).contains("timeout in call to");
            release.countDown();
            unlink(server);
        });
    }
}
