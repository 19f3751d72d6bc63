package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;
import static java.util.Objects.requireNonNull;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.benchmarks.peer.Plain;
import dev.coppice.process.Pid;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/// Two servers cast a ball to each other. The one that serves counts how often it comes back.
final class ServerPair {

    static final Row ROW =
            Row.of("server-pair", "messages", "server ↔ server round trip (two casts)")
                    .size(500_000, 2_000)
                    .target(Target.partOfBest(5))
                    .on(Peer.COPPICE, ServerPair::coppice)
                    .on(Peer.PLAIN, ServerPair::plain)
                    .on(Peer.PEKKO, ServerPair::pekko)
                    .andOnBeam();

    static final Row SAVINA =
            Row.of("pingpong", "savina", "Savina pingpong: per round trip")
                    .size(40_000, 2_000)
                    .on(Peer.COPPICE, ServerPair::coppice)
                    .on(Peer.PEKKO, ServerPair::pekko);

    private ServerPair() {}

    private sealed interface Request {}

    private sealed interface Told {}

    private record Ball() implements Request, Told, Cast {
        static final Ball BALL = new Ball();
    }

    private record Serve(Pid partner) implements Request, Cast {}

    private record Done(long returns) {}

    private record Game(Pid partner, long returns) {}

    private record Server(Pid starter, long rounds) implements GenServer<Request, Game> {
        @Override
        public Init<Game> init() {
            return Init.ok(new Game(starter, 0));
        }

        @Override
        public Next<Game> handle(Request request, Game game) {
            return switch (request) {
                case Serve(Pid partner) -> {
                    cast(partner, Ball.BALL);
                    yield noReply(new Game(partner, 0));
                }
                case Ball() -> {
                    long returns = game.returns + 1;
                    if (returns == rounds) {
                        starter.send(new Done(returns));
                    } else {
                        cast(game.partner, Ball.BALL);
                    }
                    yield noReply(new Game(game.partner, returns));
                }
            };
        }
    }

    private record Wall(Pid partner) implements GenServer<Ball, Long> {
        @Override
        public Init<Long> init() {
            return Init.ok(0L);
        }

        @Override
        public Next<Long> handle(Ball ball, Long hits) {
            cast(partner, ball);
            return noReply(hits + 1);
        }
    }

    private static Measurement coppice(int rounds) {
        return Coppice.run(() -> {
            Pid server = GenServer.startLink(new Server(self(), rounds));
            Pid wall = GenServer.startLink(new Wall(server));
            long start = System.nanoTime();
            cast(server, new Serve(wall));
            Done done = receive(Done.class);
            long time = System.nanoTime() - start;
            WrongResult.unless("returns", rounds, done.returns);
            return Measurement.of(rounds, time);
        });
    }

    static Measurement plain(int rounds) throws Exception {
        return Plain.run(() -> {
            Plain<Boolean> server = new Plain<>();
            Plain<Boolean> wall = new Plain<>();
            Thread echo =
                    Thread.startVirtualThread(() -> {
                        while (wall.take()) {
                            server.put(true);
                        }
                        server.put(false);
                    });
            long start = System.nanoTime();
            long returns = 0;
            for (int i = 0; i < rounds; i++) {
                wall.put(true);
                returns += server.take() ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("returns", rounds, returns);
            wall.put(false);
            echo.join();
            return Measurement.of(rounds, time);
        });
    }

    private record ServeTo(ActorRef<Told> partner) implements Told {}

    private static final class ServingActor {
        private final long rounds;
        private final CompletableFuture<Long> done;
        private @Nullable ActorRef<Told> partner;
        private long returns;

        private ServingActor(long rounds, CompletableFuture<Long> done) {
            this.rounds = rounds;
            this.done = done;
        }

        private Behavior<Told> on(Told told) {
            if (told instanceof ServeTo(var to)) {
                partner = to;
            } else if (++returns == rounds) {
                done.complete(returns);
                return Behaviors.same();
            }
            requireNonNull(partner).tell(Ball.BALL);
            return Behaviors.same();
        }
    }

    private static Measurement pekko(int rounds) throws Exception {
        try (Pekko place = Pekko.open()) {
            CompletableFuture<Long> done = new CompletableFuture<>();
            ActorRef<Told> server =
                    place.spawn(Behaviors.receiveMessage(new ServingActor(rounds, done)::on));
            ActorRef<Told> wall =
                    place.spawn(
                            Behaviors.receiveMessage(ball -> {
                                server.tell(ball);
                                return Behaviors.same();
                            }));
            long start = System.nanoTime();
            server.tell(new ServeTo(wall));
            long returns = Pekko.await(done);
            long time = System.nanoTime() - start;
            WrongResult.unless("returns", rounds, returns);
            return Measurement.of(rounds, time);
        }
    }
}
