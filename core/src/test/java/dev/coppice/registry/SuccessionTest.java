package dev.coppice.registry;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.whereis;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Down;
import dev.coppice.process.Event;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorEvent;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A supervisor of named workers is killed, and its successor wants the same names.
class SuccessionTest {

    private static final Registry REGISTRY = Registry.named("registry");
    private static final Name POOL = Name.of("pool");

    private record Worker() implements GenServer<Object, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Object request, Integer state) {
            return Next.noReply(state);
        }
    }

    @Test
    void neverFindsTheNamesTaken() {
        Collection<Event> failed = new ConcurrentLinkedQueue<>();
        NodeOptions options =
                NodeOptions.named("succession")
                        .events(event -> {
                            if (event instanceof SupervisorEvent.ChildStartFailed) {
                                failed.add(event);
                            }
                        });
        try (Node node = Node.start(options)) {
            var restarts = node.in(SuccessionTest::killThePoolAgainAndAgain);
            assertThat(restarts).isEqualTo(200);
        }
        assertThat(failed).isEmpty();
    }

    private static int killThePoolAgainAndAgain() {
        var registry = Registry.startLink(REGISTRY.name(), Keys.UNIQUE);
        assertThat(registry.isAlive()).isTrue();
        var top =
                Supervisor.startLink(
                        oneForOne(ChildSpec.supervisor("pool", SuccessionTest::startPool))
                                .intensity(1_000, Duration.ofSeconds(1)));
        for (int kills = 0; kills < 200; kills++) {
            var pool = whereis(POOL).orElseThrow();
            var end = monitor(pool);
            pool.kill();
            var _ = receive(Down.class, down -> down.ref().equals(end));
            var restarted = Supervisor.whichChildren(top);
            assertThat(restarted).allMatch(child -> child.pid().isPresent());
        }
        return 200;
    }

    private static Pid startPool() {
        List<ChildSpec> workers =
                IntStream.range(0, 50)
                        .mapToObj(number ->
                                ChildSpec.worker(
                                        number,
                                        () ->
                                                GenServer.startLink(
                                                        REGISTRY.via(number), new Worker())))
                        .toList();
        return Supervisor.startLink(POOL, oneForOne(workers));
    }
}
