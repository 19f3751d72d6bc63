package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Ref;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.testkit.CoppiceTest;
import java.lang.ref.WeakReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What others see of the end of a process, and in which order.
@CoppiceTest
class EndOfAProcessTest {

    private static final Name NAME = Name.of("ending");

    private static Puppet named() {
        Puppet puppet = Puppet.start();
        register(NAME, puppet.pid());
        return puppet;
    }

    @Test
    @Rule("X-19")
    void whatWasSignalledIsNotAliveForAnybody() {
        Puppet third = Puppet.start();
        for (int i = 0; i < 200; i++) {
            Pid child = spawn(Processes::receive);
            child.exit("oops");
            assertThat(child.isAlive()).isFalse();
            assertThat(third.answers(child::isAlive)).isFalse();
        }
    }

    /// Kills and looks at once. A server's handler: what follows from a signal that it sends is
    /// done after its turn, unless that takes so long that others do it meanwhile.
    private record KillAndLook(Pid victim) implements Call<Boolean> {}

    private record Killer() implements GenServer<KillAndLook, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(KillAndLook asked, Integer state) {
            asked.victim().kill();
            return Next.reply(asked, whereis(NAME).isPresent(), state);
        }
    }

    @Test
    @Rule("X-20")
    void aNameMayStillBeTakenRightAfterTheSignalButNotAfterTheDown() {
        Pid killer = GenServer.startLink(new Killer());
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            Pid victim = named().pid();
            Ref monitor = monitor(victim);
            taken += GenServer.call(killer, new KillAndLook(victim)) ? 1 : 0;
            assertDown(monitor, ExitReason.KILLED);
            assertThat(whereis(NAME)).isEmpty();
        }
        assertThat(taken).isPositive();
    }

    @Test
    @Rule("X-20")
    void aNameIsFreeAfterTheDownOfAMonitorMadeTooLate() {
        for (int i = 0; i < 200; i++) {
            Pid victim = named().pid();
            victim.kill();
            assertDown(monitor(victim), ExitReason.NO_PROCESS);
            assertThat(whereis(NAME)).isEmpty();
        }
    }

    @Test
    @Rule("X-23")
    void whatAProcessSentBeforeItEndedArrivesBeforeItsEnd() {
        trapExit(true);
        Pid test = self();
        Pid child =
                spawnLink(() -> {
                    receive();
                    IntStream.range(0, 100).forEach(test::send);
                    exit("done");
                });
        Ref monitor = monitor(child);
        child.send("go");
        for (int i = 0; i < 100; i++) {
            assertThat(receive()).isEqualTo(i);
        }
        assertExit(child, "done");
        assertDown(monitor, "done");
    }

    @Test
    @Rule("X-24")
    void signalsAndMessagesFromOneProcessKeepTheirOrder() {
        trapExit(true);
        Pid test = self();
        Puppet sender = Puppet.start();
        sender.tell(() -> {
            for (int i = 0; i < 1000; i++) {
                if (i % 3 == 0) {
                    test.exit(i);
                } else {
                    test.send(i);
                }
            }
        });
        for (int i = 0; i < 1000; i++) {
            assertThat(receive())
                    .isEqualTo(i % 3 == 0 ? new Exit(sender.pid(), ExitReason.of(i)) : (Object) i);
        }
    }

    @Test
    @Rule("X-24")
    void whatIsSentBecauseOfAMessageArrivesAfterIt() {
        Pid test = self();
        Pid second =
                spawnLink(() -> {
                    for (; ; ) {
                        test.send("because of " + receive());
                    }
                });
        Pid first =
                spawnLink(() -> {
                    for (int i = 0; i < 200; i++) {
                        test.send(i);
                        second.send(i);
                        receive();
                    }
                });
        for (int i = 0; i < 200; i++) {
            assertThat(receive()).isEqualTo(i);
            assertThat(receive()).isEqualTo("because of " + i);
            first.send("next");
        }
    }

    @Test
    @Rule("X-26")
    void messagesVanishWithTheirProcess() {
        Puppet puppet = Puppet.start();
        WeakReference<Object> message = sent(puppet.pid());
        assertThat(info(puppet.pid()).orElseThrow().mailboxLength()).isEqualTo(1);
        puppet.pid().kill();
        awaitEnd(puppet.pid());
        puppet.pid().send("too late");
        awaitUntil(
                "the message is garbage",
                () -> {
                    System.gc();
                    return message.refersTo(null);
                });
        assertThat(puppet.pid().isAlive()).isFalse();
    }

    private static WeakReference<Object> sent(Pid pid) {
        Object message = new Object();
        pid.send(message);
        return new WeakReference<>(message);
    }

    @Test
    @Rule("X-27")
    void theNameIsFreedThenLinksHearThenMonitors() {
        trapExit(true);
        for (int i = 0; i < 50; i++) {
            Pid child = named().pid();
            Ref monitor = null;
            if (i % 2 == 0) {
                monitor = monitor(child);
            }
            link(child);
            if (monitor == null) {
                monitor = monitor(child);
            }
            child.exit("oops");
            assertThat(receive()).isEqualTo(new Exit(child, ExitReason.of("oops")));
            assertThat(whereis(NAME)).isEmpty();
            assertThat(receive()).isEqualTo(new Down(monitor, child, ExitReason.of("oops")));
        }
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("X-28")
    void aProcessThatIsBeingEndedIsNotListed() {
        for (int i = 0; i < 200; i++) {
            Pid child = spawn(Processes::receive);
            child.kill();
            assertThat(processes()).doesNotContain(child);
            assertThat(info(child)).isEmpty();
        }
    }
}
