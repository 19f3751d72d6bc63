package dev.coppice.process;

import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.spawnMonitor;
import static dev.coppice.process.Processes.trapExit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Passage.Kind;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tracing: what passes to and from a process.
@Timeout(20)
class TracingTest {

    private final List<Passage> passed = new CopyOnWriteArrayList<>();

    private static Passage passage(Pid from, Pid to, Kind kind, Object what) {
        return new Passage(Optional.of(from), Optional.of(to), kind, what);
    }

    @Test
    void messagesToAndFromATracedProcessAreSeen() {
        Node.run(
                "trace",
                () -> {
                    Pid me = self();
                    Pid echo = spawn(() -> me.send(receive(String.class) + "!"));
                    try (var _ = echo.node().trace(echo, passed::add)) {
                        echo.send("hello");
                        assertThat(receive()).isEqualTo("hello!");
                    }
                    me.send("unseen");
                    assertThat(passed)
                            .containsExactly(
                                    passage(me, echo, Kind.MESSAGE, "hello"),
                                    passage(echo, me, Kind.MESSAGE, "hello!"));
                });
    }

    @Test
    void theSignalsOfItsEndAreSeen() {
        Node.run(
                "trace",
                () -> {
                    Pid me = self();
                    trapExit(true);
                    Pid linked = spawnLink(() -> receive());
                    Pid watched = spawnMonitor(() -> exit(receive())).pid();
                    try (var _ = me.node().trace(linked, passed::add);
                            var _ = me.node().trace(watched, passed::add)) {
                        linked.exit("oops");
                        assertThat(receive(Exit.class).from()).isEqualTo(linked);
                        watched.send("bye");
                        assertThat(receive(Down.class).process()).isEqualTo(watched);
                    }
                    assertThat(passed)
                            .containsExactly(
                                    passage(me, linked, Kind.EXIT, ExitReason.of("oops")),
                                    passage(linked, me, Kind.LINK_BROKEN, ExitReason.of("oops")),
                                    passage(me, watched, Kind.MESSAGE, "bye"),
                                    passage(watched, me, Kind.DOWN, ExitReason.of("bye")));
                });
    }

    @Test
    void aCallIsSeenWithItsAnswer() {
        Node.run(
                "trace",
                () -> {
                    Pid server = GenServer.start(new Doubling());
                    try (var _ = server.node().trace(server, passed::add)) {
                        assertThat(GenServer.call(server, new Twice(21))).isEqualTo(42);
                    }
                    assertThat(passed)
                            .extracting(Passage::kind)
                            .containsExactly(Kind.MESSAGE, Kind.ANSWER);
                    assertThat(passed.getFirst().what()).hasToString("Twice[number=21]");
                    assertThat(passed.getLast())
                            .isEqualTo(passage(server, self(), Kind.ANSWER, 42));
                });
    }

    @Test
    void aTracerThatFailsStopsNoEnd() {
        Node.run(
                "trace",
                () -> {
                    Pid dying = spawnMonitor(() -> receive()).pid();
                    try (var _ =
                            dying.node()
                                    .trace(
                                            dying,
                                            passage -> {
                                                throw new IllegalStateException(
                                                        "a tracer that fails, as it should here");
                                            })) {
                        dying.kill();
                        assertThat(receive(Down.class).reason()).isEqualTo(ExitReason.KILLED);
                    }
                });
    }

    @Test
    void aTracerMaySendOnBehalfOfTheProcessThatDies() {
        Node.run(
                "trace",
                () -> {
                    Pid me = self();
                    Pid dying = spawnMonitor(() -> exit("bye")).pid();
                    try (var _ = me.node().trace(me, passage -> me.node().spawn(() -> {}))) {
                        assertThat(receive(Down.class).process()).isEqualTo(dying);
                    }
                });
    }

    private record Twice(int number) implements Call<Integer> {}

    private record Doubling() implements GenServer<Twice, String> {
        @Override
        public Init<String> init() {
            return Init.ok("no state");
        }

        @Override
        public Next<String> handle(Twice asked, String state) {
            return Next.reply(asked, asked.number() * 2, state);
        }
    }
}
