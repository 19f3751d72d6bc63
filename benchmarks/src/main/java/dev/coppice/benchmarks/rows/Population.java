package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawnMonitor;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.process.Down;
import dev.coppice.process.Monitored;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// What an operation costs while there are so many idle servers: for these rows the size is the
/// number of servers.
public final class Population {

    private static final int CALLS = 20_000;
    private static final int SPAWNS = 10_000;
    private static final int RESTARTS = 1_000;

    /// The rows.
    public static final List<Row> ROWS =
            List.of(
                    Row.of("growth-call", "growth", "message and answer: a call to any of them")
                            .on(Peer.COPPICE, Population::calls),
                    Row.of("growth-spawn", "growth", "spawn, exit, DOWN received")
                            .on(Peer.COPPICE, Population::spawns),
                    Row.of("growth-restart", "growth", "kill any of them → restarted, answers")
                            .on(Peer.COPPICE, Population::restarts),
                    Row.of("growth-bytes", "growth", "used heap for each idle server")
                            .bytes()
                            .on(Peer.COPPICE, Memory::servers));

    private Population() {}

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

    private static Pid[] idlers(int count) {
        Pid[] servers = new Pid[count];
        Arrays.setAll(servers, number -> GenServer.start(new Idler(number)));
        return servers;
    }

    private static Measurement calls(int count) {
        return Coppice.run(() -> {
            Pid[] servers = idlers(count);
            int[] choices = new Random(count).ints(CALLS, 0, count).toArray();
            long start = System.nanoTime();
            int right = 0;
            for (int number : choices) {
                right += call(servers[number], new Ask()) == number ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("right answers", CALLS, right);
            return Measurement.of(CALLS, time);
        });
    }

    private static Measurement spawns(int count) {
        return Coppice.run(() -> {
            Pid[] servers = idlers(count);
            long start = System.nanoTime();
            int ended = 0;
            for (int i = 0; i < SPAWNS; i++) {
                Monitored child = spawnMonitor(() -> {});
                ended += receive(Down.class).ref() == child.ref() ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("ended", SPAWNS, ended);
            WrongResult.unlessEqual("idle", true, servers[count - 1].isAlive());
            return Measurement.of(SPAWNS, time);
        });
    }

    private static Measurement restarts(int count) {
        return Coppice.run(() -> {
            Pid supervisor = Brood.dynamic(count, Optional.of(self()));
            return Measurement.ofEach(Brood.observed(supervisor, count).restarts(RESTARTS));
        });
    }
}
