package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;

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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A token goes round a ring of servers, a hop at a time: 503 of them, and 100 as Savina's
/// threadring has.
final class Ring {

    private static final int SERVERS = 503;
    private static final int SAVINA_SERVERS = 100;

    static final Row ROW =
            Row.of("ring", "messages", "ring of 503 servers, per hop")
                    .size(1_000_000, 2_000)
                    .target(Target.partOfBest(5))
                    .on(Peer.COPPICE, hops -> coppice(SERVERS, hops))
                    .on(Peer.PLAIN, hops -> plain(SERVERS, hops))
                    .on(Peer.PEKKO, hops -> pekko(SERVERS, hops))
                    .andOnBeam();

    static final Row SAVINA =
            Row.of("threadring", "savina", "Savina threadring: 100 servers, per hop")
                    .size(100_000, 2_000)
                    .on(Peer.COPPICE, hops -> coppice(SAVINA_SERVERS, hops))
                    .on(Peer.PEKKO, hops -> pekko(SAVINA_SERVERS, hops));

    private Ring() {}

    private sealed interface Request {}

    private record Follower(Pid server) implements Request, Cast {}

    private record Token(long left) implements Request, Cast {}

    private record Arrived(int at) {}

    private record Station(Pid starter, int index, Pid next) implements GenServer<Request, Pid> {
        @Override
        public Init<Pid> init() {
            return Init.ok(next);
        }

        @Override
        public Next<Pid> handle(Request request, Pid follower) {
            return switch (request) {
                case Follower(Pid other) -> noReply(other);
                case Token(long left) -> {
                    if (left == 0) {
                        starter.send(new Arrived(index));
                    } else {
                        cast(follower, new Token(left - 1));
                    }
                    yield noReply(follower);
                }
            };
        }
    }

    private static Measurement coppice(int servers, int hops) {
        return Coppice.run(() -> {
            Pid last = GenServer.startLink(new Station(self(), servers - 1, self()));
            Pid first = last;
            for (int i = servers - 2; i >= 0; i--) {
                first = GenServer.startLink(new Station(self(), i, first));
            }
            cast(last, new Follower(first));
            long start = System.nanoTime();
            cast(first, new Token(hops));
            Arrived arrived = receive(Arrived.class);
            long time = System.nanoTime() - start;
            WrongResult.unless("where the token stopped", hops % servers, arrived.at);
            return Measurement.of(hops, time);
        });
    }

    private static Measurement plain(int servers, int hops) throws Exception {
        return Plain.run(() -> {
            CompletableFuture<Integer> arrived = new CompletableFuture<>();
            List<Plain<Integer>> ring = new ArrayList<>();
            for (int i = 0; i < servers; i++) {
                ring.add(new Plain<>());
            }
            for (int i = 0; i < servers; i++) {
                int index = i;
                var station =
                        Thread.startVirtualThread(() -> {
                            Plain<Integer> mine = ring.get(index);
                            Plain<Integer> next = ring.get((index + 1) % servers);
                            for (int left; (left = mine.take()) >= 0; ) {
                                if (left == 0) {
                                    arrived.complete(index);
                                } else {
                                    next.put(left - 1);
                                }
                            }
                        });
                assert station.isVirtual();
            }
            long start = System.nanoTime();
            ring.getFirst().put(hops);
            int at = arrived.get();
            long time = System.nanoTime() - start;
            WrongResult.unless("where the token stopped", hops % servers, at);
            ring.forEach(station -> station.put(-1));
            return Measurement.of(hops, time);
        });
    }

    private static final class Actor {
        private final int index;
        private final CompletableFuture<Integer> arrived;
        private ActorRef<Object> next;

        private Actor(int index, ActorRef<Object> next, CompletableFuture<Integer> arrived) {
            this.index = index;
            this.next = next;
            this.arrived = arrived;
        }

        @SuppressWarnings("unchecked") // the only reference that is sent
        private Behavior<Object> on(Object message) {
            switch (message) {
                case Integer left when left == 0 -> arrived.complete(index);
                case Integer left -> next.tell(left - 1);
                default -> next = (ActorRef<Object>) message;
            }
            return Behaviors.same();
        }
    }

    private static Measurement pekko(int servers, int hops) throws Exception {
        try (Pekko place = Pekko.open()) {
            CompletableFuture<Integer> arrived = new CompletableFuture<>();
            ActorRef<Object> nobody = place.system().deadLetters();
            ActorRef<Object> last =
                    place.spawn(
                            Behaviors.receiveMessage(new Actor(servers - 1, nobody, arrived)::on));
            ActorRef<Object> first = last;
            for (int i = servers - 2; i >= 0; i--) {
                first = place.spawn(Behaviors.receiveMessage(new Actor(i, first, arrived)::on));
            }
            last.tell(first);
            long start = System.nanoTime();
            first.tell(hops);
            int at = Pekko.await(arrived);
            long time = System.nanoTime() - start;
            WrongResult.unless("where the token stopped", hops % servers, at);
            return Measurement.of(hops, time);
        }
    }
}
