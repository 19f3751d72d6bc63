package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Alias;
import dev.coppice.process.Alias.Mode;
import dev.coppice.process.MonitorOptions;
import dev.coppice.process.Ref;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Aliases: addresses of the test's process that can be switched off.
@CoppiceTest
class AliasesTest {

    private Puppet watched;

    @BeforeEach
    void startWatched() {
        watched = Puppet.start();
    }

    private Ref watch(Mode mode) {
        return monitor(watched.pid(), MonitorOptions.alias(mode));
    }

    @Test
    @Rule("M-20")
    void withDemonitorTheAliasWorksUntilTheMonitorIsRemoved() {
        Ref monitor = watch(Mode.DEMONITOR);
        Alias alias = alias(monitor);
        alias.send("one");
        alias.send("two");
        assertReceives("one");
        assertReceives("two");
        demonitor(monitor);
        alias.send("three");
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-20")
    void withDemonitorTheAliasWorksUntilTheMonitorFires() {
        Ref monitor = watch(Mode.DEMONITOR);
        watched.tell(() -> exit("oops"));
        assertDown(monitor, "oops");
        alias(monitor).send("too late");
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-21")
    void withReplyDemonitorTheFirstMessageSwitchesOffAliasAndMonitor() {
        Ref monitor = watch(Mode.REPLY_DEMONITOR);
        alias(monitor).send("reply");
        alias(monitor).send("second reply");
        assertThat(info(self()).orElseThrow().monitors()).isEmpty();
        assertThat(info(watched.pid()).orElseThrow().monitoredBy()).isEmpty();
        watched.tell(() -> exit("oops"));
        awaitEnd(watched.pid());
        assertReceives("reply");
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-21")
    void withReplyDemonitorTheDownSwitchesOffTheAlias() {
        Ref monitor = watch(Mode.REPLY_DEMONITOR);
        watched.tell(() -> exit("oops"));
        assertDown(monitor, "oops");
        alias(monitor).send("too late");
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-22")
    void anExplicitAliasSurvivesItsMonitor() {
        Ref removed = watch(Mode.EXPLICIT);
        demonitor(removed);
        alias(removed).send("after demonitor");
        assertReceives("after demonitor");
        Ref fired = watch(Mode.EXPLICIT);
        watched.tell(() -> exit("oops"));
        assertDown(fired, "oops");
        alias(fired).send("after Down");
        assertReceives("after Down");
        unalias(alias(fired));
        alias(fired).send("after unalias");
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-23")
    void onlyItsMakerSwitchesAnAliasOffAndOnce() {
        Alias alias = alias(Mode.EXPLICIT);
        assertThat(watched.answers(() -> unalias(alias))).isFalse();
        alias.send("still on");
        assertReceives("still on");
        assertThat(unalias(alias)).isTrue();
        assertThat(unalias(alias)).isFalse();
        alias.send("off");
        assertReceivesNothing(ZERO);
        assertThat(alias.pid()).isEmpty();
    }

    @Test
    @Rule("M-24")
    void oneMessageGetsThroughAReplyAlias() {
        Alias alias = alias(Mode.REPLY);
        watched.does(() -> {
            alias.send("reply");
            alias.send("second reply");
        });
        assertReceives("reply");
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-24")
    void timersGoThroughItAsOthersDo(ManualClock clock) {
        Alias alias = alias(Mode.REPLY);
        sendAfter(alias, "reply", Duration.ofSeconds(1));
        sendAfter(alias, "second reply", Duration.ofSeconds(2));
        clock.advance(Duration.ofSeconds(2));
        assertReceives("reply");
        assertReceivesNothing(ZERO);
    }

    @Test
    @Rule("M-25")
    void whatCameThroughAnAliasStays() {
        Alias alias = alias(Mode.EXPLICIT);
        alias.send("before");
        unalias(alias);
        assertReceives("before");
    }

    @Test
    @Rule("M-20")
    void aPlainMonitorHasNoAlias() {
        Ref plain = monitor(watched.pid());
        assertThatThrownBy(() -> alias(plain)).isInstanceOf(IllegalArgumentException.class);
    }
}
