package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.process.Pid;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/// Savina's chameneos: a hundred creatures meet in pairs at a mall, take on a colour from each
/// other, and come again, until the mall has seen so many meetings.
final class Chameneos {

    private static final int CREATURES = 100;

    static final Row ROW =
            Row.of("chameneos", "savina", "Savina chameneos: 100 creatures, per meeting")
                    .size(200_000, 1_000)
                    .on(Peer.COPPICE, Chameneos::coppice)
                    .on(Peer.PEKKO, Chameneos::pekko);

    private Chameneos() {}

    private enum Colour {
        YELLOW,
        BLUE,
        RED;

        private Colour complement(Colour other) {
            if (this == other) {
                return this;
            }
            return switch (this) {
                case YELLOW -> other == BLUE ? RED : BLUE;
                case BLUE -> other == RED ? YELLOW : RED;
                case RED -> other == BLUE ? YELLOW : BLUE;
            };
        }
    }

    private sealed interface AtMall extends Cast {}

    private record Come(Pid creature, Colour colour) implements AtMall {}

    private record Report(long meetings) implements AtMall {}

    private record Met(Optional<Pid> other, Colour colour) implements Cast {}

    private record Crowd(Optional<Come> first, int left, int reports, long sum) {
        private Crowd waiting(Come come) {
            return new Crowd(Optional.of(come), left, reports, sum);
        }

        private Crowd met() {
            return new Crowd(Optional.empty(), left - 1, reports, sum);
        }

        private Crowd reported(long meetings) {
            return new Crowd(first, left, reports + 1, sum + meetings);
        }
    }

    private record Mall(Pid starter, int meetings) implements GenServer<AtMall, Crowd> {
        @Override
        public Init<Crowd> init() {
            return Init.ok(new Crowd(Optional.empty(), meetings, 0, 0));
        }

        @Override
        public Next<Crowd> handle(AtMall event, Crowd crowd) {
            return noReply(
                    switch (event) {
                        case Come come when crowd.left == 0 -> {
                            cast(come.creature, new Met(Optional.empty(), come.colour));
                            yield crowd;
                        }
                        case Come come when crowd.first.isEmpty() -> crowd.waiting(come);
                        case Come come -> {
                            Come first = crowd.first.orElseThrow();
                            cast(first.creature, new Met(Optional.of(come.creature), come.colour));
                            cast(come.creature, new Met(Optional.of(first.creature), first.colour));
                            yield crowd.met();
                        }
                        case Report(long seen) -> {
                            Crowd now = crowd.reported(seen);
                            if (now.reports == CREATURES) {
                                starter.send(now.sum);
                            }
                            yield now;
                        }
                    });
        }
    }

    private record Creature(Colour colour, long meetings) {}

    private record Life(Pid mall, Colour colour) implements GenServer<Met, Creature> {
        @Override
        public Init<Creature> init() {
            cast(mall, new Come(self(), colour));
            return Init.ok(new Creature(colour, 0));
        }

        @Override
        public Next<Creature> handle(Met met, Creature creature) {
            if (met.other.isEmpty()) {
                cast(mall, new Report(creature.meetings));
                return noReply(creature);
            }
            Colour changed = creature.colour.complement(met.colour);
            cast(mall, new Come(self(), changed));
            return noReply(new Creature(changed, creature.meetings + 1));
        }
    }

    private static Measurement coppice(int meetings) {
        return Coppice.run(() -> {
            Pid mall = GenServer.startLink(new Mall(self(), meetings));
            long start = System.nanoTime();
            for (int i = 0; i < CREATURES; i++) {
                var creature = GenServer.startLink(new Life(mall, Colour.values()[i % 3]));
                assert creature.isAlive();
            }
            long sum = receive(Long.class);
            long time = System.nanoTime() - start;
            WrongResult.unless("creatures that met", 2L * meetings, sum);
            return Measurement.of(meetings, time);
        });
    }

    private sealed interface Told {}

    private record Comes(ActorRef<Meets> creature, Colour colour) implements Told {}

    private record Reports(long meetings) implements Told {}

    private record Meets(Optional<ActorRef<Meets>> other, Colour colour) {}

    private static final class MallActor {
        private final CompletableFuture<Long> done;
        private @Nullable Comes first;
        private int left;
        private int reports;
        private long sum;

        private MallActor(int meetings, CompletableFuture<Long> done) {
            this.left = meetings;
            this.done = done;
        }

        private Behavior<Told> on(Told told) {
            switch (told) {
                case Comes comes when left == 0 ->
                        comes.creature.tell(new Meets(Optional.empty(), comes.colour));
                case Comes comes -> {
                    Comes waiting = first;
                    first = waiting == null ? comes : null;
                    if (waiting != null) {
                        left--;
                        waiting.creature.tell(new Meets(Optional.of(comes.creature), comes.colour));
                        comes.creature.tell(
                                new Meets(Optional.of(waiting.creature), waiting.colour));
                    }
                }
                case Reports(long seen) -> {
                    sum += seen;
                    if (++reports == CREATURES) {
                        done.complete(sum);
                    }
                }
            }
            return Behaviors.same();
        }
    }

    private static final class CreatureActor {
        private final ActorRef<Told> mall;
        private final ActorRef<Meets> self;
        private Colour colour;
        private long meetings;

        private CreatureActor(ActorRef<Told> mall, ActorRef<Meets> self, Colour colour) {
            this.mall = mall;
            this.self = self;
            this.colour = colour;
            mall.tell(new Comes(self, colour));
        }

        private Behavior<Meets> on(Meets meets) {
            if (meets.other.isEmpty()) {
                mall.tell(new Reports(meetings));
            } else {
                meetings++;
                colour = colour.complement(meets.colour);
                mall.tell(new Comes(self, colour));
            }
            return Behaviors.same();
        }
    }

    private static Measurement pekko(int meetings) throws Exception {
        try (Pekko place = Pekko.open()) {
            CompletableFuture<Long> done = new CompletableFuture<>();
            ActorRef<Told> mall =
                    place.spawn(Behaviors.receiveMessage(new MallActor(meetings, done)::on));
            long start = System.nanoTime();
            for (int i = 0; i < CREATURES; i++) {
                Colour colour = Colour.values()[i % 3];
                var creature =
                        place.spawn(
                                Behaviors.<Meets>setup(context ->
                                        Behaviors.receiveMessage(
                                                new CreatureActor(mall, context.getSelf(), colour)
                                                        ::on)));
                assert !creature.path().name().isEmpty();
            }
            long sum = Pekko.await(done);
            long time = System.nanoTime() - start;
            WrongResult.unless("creatures that met", 2L * meetings, sum);
            return Measurement.of(meetings, time);
        }
    }
}
