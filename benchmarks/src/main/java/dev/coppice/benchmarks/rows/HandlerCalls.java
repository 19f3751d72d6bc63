package dev.coppice.benchmarks.rows;

import static dev.coppice.server.GenServer.FOREVER;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A server's handler calls another server, again and again. An actor of Pekko does not wait: it
/// asks, and asks again when the answer comes.
final class HandlerCalls {

    static final Row ROW =
            Row.of("handler-call", "calls", "GenServer call from a server's handler")
                    .size(20_000, 500)
                    .target(Target.partOfBeam(2))
                    .on(Peer.COPPICE, HandlerCalls::coppice)
                    .on(Peer.PEKKO, HandlerCalls::pekko)
                    .andOnBeam();

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private HandlerCalls() {}

    private record Twice(int number) implements Call<Integer> {}

    private record Doubler() implements GenServer<Twice, Boolean> {
        @Override
        public Init<Boolean> init() {
            return Init.ok(true);
        }

        @Override
        public Next<Boolean> handle(Twice asked, Boolean state) {
            return reply(asked, 2 * asked.number, state);
        }
    }

    private record Ask(int times) implements Call<long[]> {}

    private record Asker(Pid doubler) implements GenServer<Ask, Boolean> {
        @Override
        public Init<Boolean> init() {
            return Init.ok(true);
        }

        @Override
        public Next<Boolean> handle(Ask asked, Boolean state) {
            long[] each = new long[asked.times];
            for (int i = 0; i < asked.times; i++) {
                long start = System.nanoTime();
                int answer = call(doubler, new Twice(i));
                each[i] = System.nanoTime() - start;
                WrongResult.unless("answer", 2L * i, answer);
            }
            return reply(asked, each, state);
        }
    }

    private static Measurement coppice(int calls) {
        return Coppice.run(() -> {
            Pid asker = GenServer.startLink(new Asker(GenServer.startLink(new Doubler())));
            long[] each = call(asker, new Ask(calls), FOREVER);
            WrongResult.unless("answers", calls, each.length);
            return Measurement.ofEach(each);
        });
    }

    private record TwiceFor(int number, ActorRef<Integer> asker) {}

    private sealed interface Told {}

    private record Begin() implements Told {}

    private record Answered(int answer) implements Told {}

    private static final class AskingActor {
        private final ActorContext<Told> context;
        private final ActorRef<TwiceFor> doubler;
        private final CompletableFuture<long[]> done;
        private final long[] each;
        private int asked;
        private long start;

        private AskingActor(
                ActorContext<Told> context,
                ActorRef<TwiceFor> doubler,
                int calls,
                CompletableFuture<long[]> done) {
            this.context = context;
            this.doubler = doubler;
            this.done = done;
            this.each = new long[calls];
        }

        private Behavior<Told> on(Told told) {
            if (told instanceof Answered(int answer)) {
                each[asked] = System.nanoTime() - start;
                WrongResult.unless("answer", 2L * asked, answer);
                asked++;
            }
            if (asked < each.length) {
                start = System.nanoTime();
                context.ask(
                        Integer.class,
                        doubler,
                        LIMIT,
                        (ActorRef<Integer> asker) -> new TwiceFor(asked, asker),
                        (answer, failure) -> new Answered(answer == null ? -1 : answer));
            } else {
                done.complete(each);
            }
            return Behaviors.same();
        }
    }

    private static Measurement pekko(int calls) throws Exception {
        try (Pekko place = Pekko.open()) {
            CompletableFuture<long[]> done = new CompletableFuture<>();
            ActorRef<TwiceFor> doubler =
                    place.spawn(
                            Behaviors.receiveMessage(asked -> {
                                asked.asker.tell(2 * asked.number);
                                return Behaviors.same();
                            }));
            ActorRef<Told> asker =
                    place.spawn(
                            Behaviors.setup(context ->
                                    Behaviors.receiveMessage(
                                            new AskingActor(context, doubler, calls, done)::on)));
            asker.tell(new Begin());
            return Measurement.ofEach(Pekko.await(done));
        }
    }
}
