package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.Heap;
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
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// What one idle server, or one idle process, holds of the heap.
final class Memory {

    private static final double MILLION_LIMIT = 500;

    static final Row SERVER =
            Row.of("server-bytes", "memory", "bytes per idle GenServer")
                    .bytes()
                    .size(200_000, 1_000)
                    .target(Target.atMost(300))
                    .on(Peer.COPPICE, Memory::servers)
                    .on(Peer.PEKKO, Memory::actors)
                    .andOnBeam();

    static final Row PROCESS =
            Row.of("process-bytes", "memory", "bytes per idle process")
                    .bytes()
                    .size(200_000, 1_000)
                    .target(Target.atMost(900))
                    .on(Peer.COPPICE, Memory::processes)
                    .on(Peer.PLAIN, Memory::threads)
                    .andOnBeam();

    static final Row MILLION =
            Row.of("million", "memory", "bytes each of a million idle GenServers")
                    .bytes()
                    .size(1_000_000, 2_000)
                    .target(Target.atMost(MILLION_LIMIT))
                    .on(Peer.COPPICE, Memory::servers);

    private Memory() {}

    private record Ask() implements Call<Integer> {}

    private record Idler(int number) implements GenServer<Ask, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(number);
        }

        @Override
        public Next<Integer> handle(Ask asked, Integer number) {
            return reply(asked, number, number);
        }
    }

    static Measurement servers(int count) {
        return Coppice.run(() -> {
            Pid[] servers = new Pid[count];
            long before = Heap.used();
            for (int i = 0; i < count; i++) {
                servers[i] = GenServer.start(new Idler(i));
            }
            long bytes = Heap.used() - before;
            WrongResult.unless(
                    "number of the last", count - 1, call(servers[count - 1], new Ask()));
            return Measurement.of(count, bytes);
        });
    }

    private static Measurement processes(int count) {
        return Coppice.run(() -> {
            Pid self = self();
            Pid[] processes = new Pid[count];
            CountDownLatch waiting = new CountDownLatch(count);
            long before = Heap.used();
            for (int i = 0; i < count; i++) {
                int number = i;
                processes[i] =
                        spawn(() -> {
                            waiting.countDown();
                            var asked = receive();
                            self.send(number);
                            assert asked.equals("number");
                        });
            }
            waiting.await();
            long bytes = Heap.used() - before;
            processes[count - 1].send("number");
            WrongResult.unless("number of the last", count - 1, receive(Integer.class));
            return Measurement.of(count, bytes);
        });
    }

    private static Measurement threads(int count) throws Exception {
        List<Plain<Boolean>> mailboxes = new ArrayList<>(count);
        CountDownLatch waiting = new CountDownLatch(count);
        CountDownLatch ended = new CountDownLatch(count);
        long before = Heap.used();
        for (int i = 0; i < count; i++) {
            Plain<Boolean> mailbox = new Plain<>();
            mailboxes.add(mailbox);
            var thread =
                    Thread.startVirtualThread(() -> {
                        waiting.countDown();
                        if (mailbox.take()) {
                            ended.countDown();
                        }
                    });
            assert thread.isVirtual();
        }
        waiting.await();
        long bytes = Heap.used() - before;
        WrongResult.unless("idle", count, ended.getCount());
        mailboxes.forEach(mailbox -> mailbox.put(true));
        ended.await();
        return Measurement.of(count, bytes);
    }

    private record Which(CompletableFuture<Integer> answer) {}

    private record Populate(List<ActorRef<Which>> actors, CompletableFuture<Integer> started) {}

    private static Behavior<Which> idler(int number) {
        return Behaviors.receiveMessage(asked -> {
            asked.answer.complete(number);
            return Behaviors.same();
        });
    }

    private static Measurement actors(int count) throws Exception {
        try (Pekko place = Pekko.open()) {
            List<ActorRef<Which>> actors = new ArrayList<>(count);
            ActorRef<Populate> parent =
                    place.spawn(
                            Behaviors.receive((context, populate) -> {
                                for (int i = 0; i < count; i++) {
                                    populate.actors.add(context.spawnAnonymous(idler(i)));
                                }
                                populate.started.complete(count);
                                return Behaviors.same();
                            }));
            long before = Heap.used();
            CompletableFuture<Integer> started = new CompletableFuture<>();
            parent.tell(new Populate(actors, started));
            Pekko.await(started);
            long bytes = Heap.used() - before;
            CompletableFuture<Integer> answer = new CompletableFuture<>();
            actors.getLast().tell(new Which(answer));
            WrongResult.unless("number of the last", count - 1, Pekko.await(answer));
            return Measurement.of(count, bytes);
        }
    }
}
