package dev.coppice.benchmarks.rows;

import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.StashBuffer;

/// Savina's banking: a teller has money moved between a thousand accounts. The account it is taken
/// from waits until the other has it, and handles nothing else meanwhile; money only goes to
/// accounts with a higher number, so that no two wait for each other.
final class Banking {

    private static final int ACCOUNTS = 1_000;
    private static final int SOURCES = ACCOUNTS / 10 * 8;
    private static final long WEALTH = 1_000_000_000L;

    static final Row ROW =
            Row.of("banking", "savina", "Savina banking: 1,000 accounts, per transaction")
                    .size(50_000, 500)
                    .on(Peer.COPPICE, Banking::coppice)
                    .on(Peer.PEKKO, Banking::pekko);

    private Banking() {}

    /// From which account to which, chosen at random.
    ///
    /// @param source the one it is taken from
    /// @param target the one it is given to
    private record Choice(int source, int target) {
        private static Choice from(Random random) {
            int source = random.nextInt(SOURCES);
            return new Choice(source, source + 1 + random.nextInt(ACCOUNTS - source - 1));
        }
    }

    private sealed interface Request {}

    private record Move(Pid target, long amount) implements Request, Cast {}

    private record Receive(long amount) implements Request, Call<Long> {}

    private record Account(CountDownLatch done) implements GenServer<Request, Long> {
        @Override
        public Init<Long> init() {
            return Init.ok(WEALTH);
        }

        @Override
        public Next<Long> handle(Request request, Long balance) {
            return switch (request) {
                case Move(Pid target, long amount) -> {
                    long there = call(target, new Receive(amount));
                    WrongResult.unlessEqual("enough", true, there >= amount);
                    done.countDown();
                    yield noReply(balance - amount);
                }
                case Receive asked -> {
                    long more = balance + asked.amount;
                    yield reply(asked, more, more);
                }
            };
        }
    }

    private static Measurement coppice(int transactions) {
        return Coppice.run(() -> {
            CountDownLatch done = new CountDownLatch(transactions);
            Pid[] accounts = new Pid[ACCOUNTS];
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts[i] = GenServer.startLink(new Account(done));
            }
            Random random = new Random(transactions);
            long start = System.nanoTime();
            for (int i = 0; i < transactions; i++) {
                Choice choice = Choice.from(random);
                cast(
                        accounts[choice.source],
                        new Move(accounts[choice.target], random.nextInt(1_000)));
            }
            done.await();
            long time = System.nanoTime() - start;
            long sum = 0;
            for (Pid account : accounts) {
                sum += call(account, new Receive(0));
            }
            WrongResult.unless("money", WEALTH * ACCOUNTS, sum);
            return Measurement.of(transactions, time);
        });
    }

    private sealed interface Told {}

    private record Send(ActorRef<Told> target, long amount) implements Told {}

    private record Take(ActorRef<Told> from, long amount) implements Told {}

    private record Taken(long balance) implements Told {}

    private static final class AccountActor {
        private final StashBuffer<Told> stash;
        private final ActorRef<Told> self;
        private final CountDownLatch done;
        private long balance = WEALTH;
        private long moving;

        private AccountActor(StashBuffer<Told> stash, ActorRef<Told> self, CountDownLatch done) {
            this.stash = stash;
            this.self = self;
            this.done = done;
        }

        private Behavior<Told> idle() {
            return Behaviors.receiveMessage(told -> {
                switch (told) {
                    case Send(var target, long amount) -> {
                        moving = amount;
                        target.tell(new Take(self, amount));
                        return waiting();
                    }
                    case Take(var from, long amount) -> {
                        balance += amount;
                        from.tell(new Taken(balance));
                    }
                    case Taken unwanted -> throw new IllegalStateException(unwanted.toString());
                }
                return Behaviors.same();
            });
        }

        private Behavior<Told> waiting() {
            return Behaviors.receiveMessage(told -> {
                if (told instanceof Taken) {
                    balance -= moving;
                    done.countDown();
                    return stash.unstashAll(idle());
                }
                stash.stash(told);
                return Behaviors.same();
            });
        }
    }

    private static Measurement pekko(int transactions) throws Exception {
        try (Pekko place = Pekko.open()) {
            CountDownLatch done = new CountDownLatch(transactions);
            List<ActorRef<Told>> accounts = new ArrayList<>();
            for (int i = 0; i < ACCOUNTS; i++) {
                accounts.add(
                        place.spawn(
                                Behaviors.<Told>setup(context ->
                                        Behaviors.withStash(
                                                transactions,
                                                stash ->
                                                        new AccountActor(
                                                                        stash,
                                                                        context.getSelf(),
                                                                        done)
                                                                .idle()))));
            }
            Random random = new Random(transactions);
            long start = System.nanoTime();
            for (int i = 0; i < transactions; i++) {
                Choice choice = Choice.from(random);
                accounts.get(choice.source)
                        .tell(new Send(accounts.get(choice.target), random.nextInt(1_000)));
            }
            done.await();
            long time = System.nanoTime() - start;
            long sum = 0;
            for (ActorRef<Told> account : accounts) {
                Taken taken =
                        (Taken) place.ask(account, (ActorRef<Told> asker) -> new Take(asker, 0));
                sum += taken.balance;
            }
            WrongResult.unless("money", WEALTH * ACCOUNTS, sum);
            return Measurement.of(transactions, time);
        }
    }
}
