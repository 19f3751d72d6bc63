package dev.coppice.benchmarks.micro;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.GenServer.cast;

import dev.coppice.process.EventSink;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/// Single verbs. A verb of a process is repeated by a process that is spawned for it, so many times
/// that the spawning does not count.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Verbs {

    private static final int TIMES = 100_000;
    private static final int BATCH = 1_000;

    private sealed interface Request {}

    private record Increment() implements Request, Cast {
        static final Increment INCREMENT = new Increment();
    }

    private record Count() implements Request, Call<Long> {}

    private record Counter() implements GenServer<Request, Long> {
        @Override
        public Init<Long> init() {
            return Init.ok(0L);
        }

        @Override
        public Next<Long> handle(Request request, Long count) {
            return switch (request) {
                case Increment() -> Next.noReply(count + 1);
                case Count asked -> Next.reply(asked, count, count);
            };
        }
    }

    private final Node node = Node.start(NodeOptions.named("micro").events(EventSink.none()));
    private final Pid counter = node.in(() -> GenServer.start(new Counter()));

    /// Made by JMH.
    public Verbs() {}

    /// Ends the node.
    @TearDown
    public void close() {
        node.close();
    }

    /// `self()`.
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public boolean selfOfProcess(Blackhole hole) {
        return node.in(() -> {
            for (int i = 0; i < TIMES; i++) {
                hole.consume(self());
            }
            return true;
        });
    }

    /// A message put into the process's own mailbox and taken out again.
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public boolean sendToSelfAndReceive(Blackhole hole) {
        return node.in(() -> {
            Pid self = self();
            for (int i = 0; i < TIMES; i++) {
                self.send("message");
                hole.consume(receive());
            }
            return true;
        });
    }

    /// The same, a thousand put before a thousand are taken.
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public boolean sendManyToSelfAndReceive(Blackhole hole) {
        return node.in(() -> {
            Pid self = self();
            for (int batch = 0; batch < TIMES / BATCH; batch++) {
                for (int i = 0; i < BATCH; i++) {
                    self.send("message");
                }
                for (int i = 0; i < BATCH; i++) {
                    hole.consume(receive());
                }
            }
            return true;
        });
    }

    /// Casts from a process, until the server has handled them.
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long castFromProcess() {
        return node.in(() -> {
            for (int i = 0; i < TIMES; i++) {
                cast(counter, Increment.INCREMENT);
            }
            return call(counter, new Count());
        });
    }

    /// Casts from a thread that is no process, until the server has handled them.
    @Benchmark
    @OperationsPerInvocation(TIMES)
    public long castFromThread() {
        for (int i = 0; i < TIMES; i++) {
            cast(counter, Increment.INCREMENT);
        }
        return call(counter, new Count());
    }

    /// A call from a thread that is no process.
    @Benchmark
    public long callFromThread() {
        return call(counter, new Count());
    }
}
