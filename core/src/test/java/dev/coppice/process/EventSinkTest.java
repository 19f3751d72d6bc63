package dev.coppice.process;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.trapExit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EventSinkTest {

    private static final Body CRASH =
            () -> {
                throw new IllegalStateException("oops");
            };

    @Test
    void aSinkMaySendWhatItHearsToAProcess() {
        AtomicReference<Pid> collector = new AtomicReference<>();
        EventSink forwards =
                event -> {
                    assertThat(Processes.current()).isEmpty();
                    collector.get().send(event);
                };
        try (Node node = Node.start(NodeOptions.named("sinks").events(forwards))) {
            Event.Crashed heard =
                    node.in(() -> {
                        collector.set(self());
                        spawn(CRASH);
                        return receive(Event.Crashed.class);
                    });
            assertThat(heard.reason()).hasToString("error(java.lang.IllegalStateException: oops)");
        }
    }

    @Test
    void aSinkThatFailsEndsNobodyAndStopsNothing() {
        EventSink fails =
                event -> {
                    throw new IllegalStateException("a sink that fails, as it should in this test");
                };
        try (Node node = Node.start(NodeOptions.named("sinks").events(fails))) {
            Exit exit =
                    node.in(() -> {
                        trapExit(true);
                        spawnLink(CRASH);
                        return receive(Exit.class);
                    });
            assertThat(exit.reason()).isInstanceOf(ExitReason.Crash.class);
        }
    }

    @Test
    void aSinkThatKillsAProcessAsItStartsMakesNobodyWait() {
        EventSink kills =
                new EventSink() {
                    @Override
                    public void on(Event event) {
                        if (event instanceof Event.Started(var pid)) {
                            pid.kill();
                        }
                    }

                    @Override
                    public boolean followsLives() {
                        return true;
                    }
                };
        try (Node node = Node.start(NodeOptions.named("sinks").events(kills))) {
            assertThat(Processes.attempt(() -> node.in(() -> "done")))
                    .isEqualTo(new Outcome.Exited<>(ExitReason.KILLED));
        }
    }
}
