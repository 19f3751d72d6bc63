package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.self;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.benchmarks.peer.Plain;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A plain process calls a server, again and again; once with an empty mailbox, once while messages
/// wait in it that it does not want yet.
final class Calls {

    private static final int WAITING = 10_000;

    static final Row PLAIN =
            Row.of("call", "calls", "GenServer call from a process")
                    .size(20_000, 500)
                    .target(Target.partOfBeam(4))
                    .on(Peer.COPPICE, calls -> coppice(calls, 0))
                    .on(Peer.PEKKO, Calls::pekko)
                    .andOnBeam();

    static final Row BEHIND =
            Row.of("call-behind", "calls", "call from a process with 10,000 waiting")
                    .size(20_000, 500)
                    .target(Target.like("call", 1.5))
                    .on(Peer.COPPICE, calls -> coppice(calls, WAITING))
                    .andOnBeam();

    private Calls() {}

    private record Add(int number) implements Call<Long> {}

    /// Adds up what it is told, and answers the sum so far.
    private record Adder() implements GenServer<Add, Long> {
        @Override
        public Init<Long> init() {
            return Init.ok(0L);
        }

        @Override
        public Next<Long> handle(Add asked, Long sum) {
            long more = sum + asked.number;
            return reply(asked, more, more);
        }
    }

    private static Measurement coppice(int calls, int waiting) {
        return Coppice.run(() -> {
            for (int i = 0; i < waiting; i++) {
                self().send(i);
            }
            Pid adder = GenServer.startLink(new Adder());
            long start = System.nanoTime();
            long sum = 0;
            for (int i = 1; i <= calls; i++) {
                sum = call(adder, new Add(i));
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("sum", (long) calls * (calls + 1) / 2, sum);
            long[] each = new long[calls];
            for (int i = 0; i < calls; i++) {
                long asked = System.nanoTime();
                sum += call(adder, new Add(0));
                each[i] = System.nanoTime() - asked;
            }
            WrongResult.unless("sums", sum / (calls + 1), (long) calls * (calls + 1) / 2);
            return Measurement.of(calls, time).withEach(each);
        });
    }

    private record AddFor(int number, ActorRef<Long> asker) {}

    private static final class AddingActor {
        private long sum;

        private Behavior<AddFor> on(AddFor add) {
            sum += add.number;
            add.asker.tell(sum);
            return Behaviors.same();
        }
    }

    /// The asker is a virtual thread, which is what a process of ours is.
    private static Measurement pekko(int calls) throws Exception {
        try (Pekko place = Pekko.open()) {
            ActorRef<AddFor> adder = place.spawn(Behaviors.receiveMessage(new AddingActor()::on));
            return Plain.run(() -> {
                long start = System.nanoTime();
                long sum = 0;
                for (int i = 1; i <= calls; i++) {
                    sum = ask(place, adder, i);
                }
                long time = System.nanoTime() - start;
                WrongResult.unless("sum", (long) calls * (calls + 1) / 2, sum);
                long[] each = new long[calls];
                for (int i = 0; i < calls; i++) {
                    long asked = System.nanoTime();
                    sum += ask(place, adder, 0);
                    each[i] = System.nanoTime() - asked;
                }
                WrongResult.unless("sums", sum / (calls + 1), (long) calls * (calls + 1) / 2);
                return Measurement.of(calls, time).withEach(each);
            });
        }
    }

    private static long ask(Pekko place, ActorRef<AddFor> adder, int number) throws Exception {
        return place.ask(adder, (ActorRef<Long> asker) -> new AddFor(number, asker));
    }
}
