package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.process.Pid;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// How late a server, or a process, starts with its message while every runner is busy: a crowd of
/// servers that always have a message waiting, each of which keeps a processor for ten microseconds
/// or so. One flooded server must not hold up others either.
final class Fairness {

    private static final int BUSY = 8 * Runtime.getRuntime().availableProcessors();
    private static final int FLOOD = 200_000;
    private static final long HANDLER_NANOS = 10_000;
    private static final double LIMIT_NANOS = 10_000_000;

    static final List<Row> ROWS =
            List.of(
                    Row.of(
                                    "fair-server",
                                    "fairness",
                                    "all runners busy: a ready server starts, p99")
                            .p99()
                            .size(300, 20)
                            .target(Target.atMost(LIMIT_NANOS))
                            .on(Peer.COPPICE, Fairness::server)
                            .on(Peer.PEKKO, Fairness::actor)
                            .andOnBeam(),
                    Row.of("fair-process", "fairness", "all runners busy: a process receives, p99")
                            .p99()
                            .size(300, 20)
                            .on(Peer.COPPICE, Fairness::process)
                            .andOnBeam(),
                    Row.of("fair-flood", "fairness", "one server flooded: another starts, p99")
                            .p99()
                            .size(300, 20)
                            .target(Target.atMost(LIMIT_NANOS))
                            .on(Peer.COPPICE, Fairness::flooded)
                            .andOnBeam());

    private Fairness() {}

    private record Turn() implements Cast {
        static final Turn TURN = new Turn();
    }

    /// Always busy: each message is followed by the next.
    private record Spinner() implements GenServer<Turn, Long> {
        @Override
        public Init<Long> init() {
            cast(self(), Turn.TURN);
            return Init.ok(0L);
        }

        @Override
        public Next<Long> handle(Turn turn, Long turns) {
            spin();
            cast(self(), turn);
            return noReply(turns + 1);
        }
    }

    /// Works off what it was flooded with.
    private record Flooded() implements GenServer<Turn, Long> {
        @Override
        public Init<Long> init() {
            return Init.ok(0L);
        }

        @Override
        public Next<Long> handle(Turn turn, Long turns) {
            spin();
            return noReply(turns + 1);
        }
    }

    private record Probe(long sent) implements Cast {}

    private record Prober(Lateness late) implements GenServer<Probe, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(0);
        }

        @Override
        public Next<Integer> handle(Probe probe, Integer count) {
            late.arrived(count, probe.sent);
            return noReply(count + 1);
        }
    }

    private static void spin() {
        long end = System.nanoTime() + HANDLER_NANOS;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static void crowd() {
        for (int i = 0; i < BUSY; i++) {
            var busy = GenServer.start(new Spinner());
            assert busy.isAlive();
        }
    }

    private static Measurement server(int probes) {
        return Coppice.run(() -> {
            Lateness late = Lateness.of(probes);
            Pid prober = GenServer.start(new Prober(late));
            crowd();
            return late.probed(sent -> cast(prober, new Probe(sent)));
        });
    }

    private static Measurement process(int probes) {
        return Coppice.run(() -> {
            Lateness late = Lateness.of(probes);
            Pid prober =
                    spawn(() -> {
                        for (int i = 0; i < probes; i++) {
                            late.arrived(i, receive(Probe.class).sent);
                        }
                    });
            crowd();
            return late.probed(sent -> prober.send(new Probe(sent)));
        });
    }

    private static Measurement flooded(int probes) {
        return Coppice.run(() -> {
            Lateness late = Lateness.of(probes);
            Pid prober = GenServer.start(new Prober(late));
            Pid flooded = GenServer.start(new Flooded());
            for (int i = 0; i < FLOOD; i++) {
                cast(flooded, Turn.TURN);
            }
            return late.probed(sent -> cast(prober, new Probe(sent)));
        });
    }

    private static Behavior<Turn> spinner(ActorContext<Turn> context, AtomicBoolean over) {
        context.getSelf().tell(Turn.TURN);
        return Behaviors.receiveMessage(turn -> {
            spin();
            if (!over.get()) {
                context.getSelf().tell(turn);
            }
            return Behaviors.same();
        });
    }

    private static final class ProbingActor {
        private final Lateness late;
        private int count;

        private ProbingActor(Lateness late) {
            this.late = late;
        }

        private Behavior<Probe> on(Probe probe) {
            late.arrived(count++, probe.sent);
            return Behaviors.same();
        }
    }

    private static Measurement actor(int probes) throws Exception {
        try (Pekko place = Pekko.open()) {
            Lateness late = Lateness.of(probes);
            ActorRef<Probe> prober =
                    place.spawn(Behaviors.receiveMessage(new ProbingActor(late)::on));
            AtomicBoolean over = new AtomicBoolean();
            // All at once: the first of them would keep the next from being spawned.
            ActorRef<Turn> crowd =
                    place.spawn(
                            Behaviors.receive((context, turn) -> {
                                for (int i = 0; i < BUSY; i++) {
                                    context.spawnAnonymous(
                                            Behaviors.<Turn>setup(
                                                    spinner -> spinner(spinner, over)));
                                }
                                return Behaviors.same();
                            }));
            crowd.tell(Turn.TURN);
            try {
                return late.probed(sent -> prober.tell(new Probe(sent)));
            } finally {
                over.set(true); // or they might starve their own end, too
            }
        }
    }
}
