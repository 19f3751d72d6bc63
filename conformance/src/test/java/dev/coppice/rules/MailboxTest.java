package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Messages that wait, and taking them.
@CoppiceTest
class MailboxTest {

    private static final int MANY = 100_000;

    private static void sendToSelf(Object... messages) {
        for (Object message : messages) {
            self().send(message);
        }
    }

    @Test
    @Rule("B-01")
    void aMailboxTakesAnyNumberOfMessagesAndKeepsTheirOrder() {
        Puppet receiver = Puppet.start();
        for (int i = 0; i < MANY; i++) {
            receiver.pid().send(i);
        }
        receiver.does(() -> {
            for (int i = 0; i < MANY; i++) {
                assertThat(receive(Integer.class)).isEqualTo(i);
            }
        });
    }

    @Test
    @Rule("B-01")
    void everySenderKeepsItsOwnOrder() {
        Pid test = self();
        record From(int sender, int number) {}
        for (int sender = 0; sender < 4; sender++) {
            int me = sender;
            spawnLink(() -> {
                for (int i = 0; i < 1000; i++) {
                    test.send(new From(me, i));
                }
            });
        }
        int[] next = new int[4];
        for (int i = 0; i < 4000; i++) {
            From from = assertReceives(From.class);
            assertThat(from.number()).isEqualTo(next[from.sender()]++);
        }
    }

    @Test
    @Rule("B-02")
    void receiveTakesTheFirstItWasAskedForAndLeavesTheOthersInOrder() {
        sendToSelf(1, "two", 3, "four", 5);
        assertThat(receive(String.class)).isEqualTo("two");
        assertThat(receive(Integer.class, number -> number > 1)).isEqualTo(3);
        assertThat(List.of(receive(), receive(), receive())).isEqualTo(List.of(1, "four", 5));
    }

    @Test
    @Rule("B-02")
    void itWaitsForWhatItWasAskedForWhateverElseComes() {
        Pid test = self();
        spawnLink(() -> {
            for (int i = 0; i < 100; i++) {
                test.send(i);
            }
            test.send("at last");
        });
        assertThat(receive(String.class)).isEqualTo("at last");
        for (int i = 0; i < 100; i++) {
            assertThat(receive()).isEqualTo(i);
        }
    }

    @Test
    @Rule("B-03")
    void aLimitOfZeroLooksAtAllThatHasCome() {
        for (int i = 0; i < 1000; i++) {
            self().send(i);
        }
        self().send("behind them all");
        assertThat(receive(String.class, ZERO)).contains("behind them all");
        assertThat(receive(String.class, ZERO)).isEmpty();
        assertThat(info(self()).orElseThrow().mailboxLength()).isEqualTo(1000);
        assertThat(receive(ZERO)).contains(0);
    }

    @Test
    @Rule("B-04")
    void otherMessagesDoNotProlongATimeLimit(ManualClock clock) {
        Pid test = self();
        Pid waiting = spawnLink(() -> test.send(receive(String.class, ofSeconds(10)).isEmpty()));
        for (int second = 0; second < 9; second++) {
            awaitWaiting(waiting);
            clock.advance(ofSeconds(1));
            waiting.send(second);
        }
        assertReceivesNothing(ofMillis(20));
        clock.advance(ofSeconds(1));
        assertReceives(true);
    }

    @Test
    @Rule("B-05")
    void aNegativeLimitIsRefused() {
        for (Duration limit : List.of(ofMillis(-1), Duration.ofSeconds(Long.MIN_VALUE))) {
            assertThatThrownBy(() -> receive(limit)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> sleep(limit)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> sendAfter(self(), "message", limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertDown(spawnMonitor(() -> receive(ofMillis(-1))).ref(), IllegalArgumentException.class);
    }

    @Test
    @Rule("B-14")
    void theLengthOfAMailboxCanBeSeen() {
        Puppet puppet = Puppet.start();
        for (int i = 0; i < 10; i++) {
            puppet.pid().send(i);
        }
        assertThat(info(puppet.pid()).orElseThrow().mailboxLength()).isEqualTo(10);
        puppet.does(() -> receive(Integer.class));
        assertThat(info(puppet.pid()).orElseThrow().mailboxLength()).isEqualTo(9);
    }

    /// Were the answers looked for in the mailbox, these calls would look at a thousand million
    /// messages.
    @Test
    @Rule({"B-15", "H-17"})
    void waitingMessagesDoNotSlowCallsDown() {
        Pid counter = GenServer.startLink(new Counter(0));
        Duration warming = timeOfCalls(counter);
        Duration without = timeOfCalls(counter);
        for (int i = 0; i < 500_000; i++) {
            self().send(i);
        }
        assertThat(timeOfCalls(counter))
                .isLessThan(without.plus(warming).multipliedBy(10).plus(ofMillis(200)));
    }

    private static Duration timeOfCalls(Pid counter) {
        long start = System.nanoTime();
        for (int i = 0; i < 2_000; i++) {
            Counter.next(counter);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
