package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.process.Down;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import java.time.Duration;
import java.util.Optional;

/// A supervised server is killed, again and again. Who killed it knows its name, looks it up until
/// somebody else has it, and calls that one.
final class Restarting {

    private static final Name NAME = Name.of("benchmark-child");

    static final Row ROW =
            Row.of("restart", "supervision", "kill → restarted child answers")
                    .size(1_000, 20)
                    .target(Target.partOfBeam(5))
                    .on(Peer.COPPICE, Restarting::coppice)
                    .andOnBeam();

    private Restarting() {}

    private record Ask() implements Call<Pid> {}

    private record Child() implements GenServer<Ask, Boolean> {
        @Override
        public Init<Boolean> init() {
            return Init.ok(true);
        }

        @Override
        public Next<Boolean> handle(Ask asked, Boolean state) {
            return reply(asked, self(), state);
        }
    }

    private static Measurement coppice(int times) {
        return Coppice.run(() -> {
            ChildSpec spec =
                    ChildSpec.worker("child", () -> GenServer.startLink(NAME, new Child()));
            var supervisor =
                    Supervisor.startLink(
                            Supervisor.oneForOne(spec)
                                    .intensity(Integer.MAX_VALUE, Duration.ofSeconds(1)));
            long[] each = new long[times];
            for (int i = 0; i < times; i++) {
                Pid killed = NAME.pid().orElseThrow();
                var watch = monitor(killed);
                long start = System.nanoTime();
                killed.kill();
                Down down = receive(Down.class);
                Pid restarted = lookedUp(killed);
                Pid answer = call(restarted, new Ask());
                each[i] = System.nanoTime() - start;
                WrongResult.unlessEqual("who ended", watch, down.ref());
                WrongResult.unlessEqual("who answers", restarted, answer);
            }
            WrongResult.unless("children", 1, Supervisor.countChildren(supervisor).active());
            return Measurement.ofEach(each);
        });
    }

    @SuppressWarnings("ThreadPriorityCheck") // as a hasty client would
    private static Pid lookedUp(Pid killed) {
        for (; ; ) {
            Optional<Pid> holder = NAME.pid();
            if (holder.isPresent() && holder.get() != killed) {
                return holder.get();
            }
            Thread.yield();
        }
    }
}
