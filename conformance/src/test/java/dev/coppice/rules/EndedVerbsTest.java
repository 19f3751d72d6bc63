package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Alias;
import dev.coppice.process.Body;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import dev.coppice.testkit.CoppiceTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/// A process that a signal has ended, and whose code goes on, has no effect any more.
@CoppiceTest
class EndedVerbsTest {

    @Test
    @Rule("X-25")
    void everyVerbOfAnEndedProcessThrowsItsExit() throws InterruptedException {
        Pid test = self();
        Puppet other = Puppet.start();
        Pid counter = GenServer.start(new Counter(0));
        Alias alias = other.answers(() -> alias(Alias.Mode.EXPLICIT));
        Map<String, Body> verbs = new LinkedHashMap<>();
        verbs.put("send", () -> test.send("sent"));
        verbs.put("send to an alias", () -> alias.send("sent"));
        verbs.put("sendAfter", () -> sendAfter(test, "sent later", Duration.ZERO));
        verbs.put("receive", Processes::receive);
        verbs.put("receive with a limit", () -> receive(Duration.ZERO));
        verbs.put("spawn", () -> spawn(() -> test.send("spawned")));
        verbs.put("spawnLink", () -> spawnLink(() -> test.send("spawned")));
        verbs.put("spawnMonitor", () -> spawnMonitor(() -> test.send("spawned")));
        verbs.put("register", () -> register(Name.of("too late")));
        verbs.put("register another", () -> register(Name.of("too late"), other.pid()));
        verbs.put("link", () -> link(other.pid()));
        verbs.put("unlink", () -> unlink(other.pid()));
        verbs.put("monitor", () -> monitor(other.pid()));
        verbs.put("signal", () -> other.pid().kill());
        verbs.put("trapExit", () -> trapExit(true));
        verbs.put("call", () -> Counter.next(counter));
        verbs.put("cast", () -> GenServer.cast(counter, new Counter.Fail()));
        verbs.put("start", () -> GenServer.start(new Counter(0)));
        verbs.put("attempt", () -> attempt(() -> self().exit("another reason")));

        List<String> without = new ArrayList<>();
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Pid ended =
                spawn(() -> {
                    test.send("waiting");
                    awaitWhateverHappens(released);
                    verbs.forEach((verb, body) -> {
                        if (!throwsExit(body)) {
                            without.add(verb);
                        }
                    });
                    done.countDown();
                });
        assertReceives("waiting");
        ended.exit("enough");
        released.countDown();
        done.await();
        assertThat(without).isEmpty();
        assertEnds(ended, "enough");
        assertReceivesNothing(Duration.ofMillis(20));
        assertThat(whereis(Name.of("too late"))).isEmpty();
        assertThat(other.pid().isAlive()).isTrue();
        assertThat(Counter.next(counter)).isZero();
        GenServer.stop(counter);
    }

    /// The code of a process that has ended, and goes on although it is interrupted.
    private static void awaitWhateverHappens(CountDownLatch latch) {
        for (; ; ) {
            try {
                latch.await();
                return;
            } catch (InterruptedException again) {
                // goes on
            }
        }
    }

    private static boolean throwsExit(Body verb) {
        try {
            verb.run();
            return false;
        } catch (ProcessExit exit) {
            return exit.reason().equals(ExitReason.of("enough"));
        } catch (Throwable other) {
            return false;
        }
    }
}
