package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.ChildStart;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Supervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// A supervisor with children that answer their number, and the one who watches over them.
///
/// A child says that it is up when it is told whom to say it to, so that nobody has to look again
/// and again whether a restart is done.
///
/// @param supervisor the supervisor
/// @param children its children by number
record Brood(Pid supervisor, List<Pid> children) {

    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private record Ask() implements Call<Integer> {}

    private record Up(int number, Pid pid) {}

    private record Child(int number, Optional<Pid> observer) implements GenServer<Ask, Integer> {
        @Override
        public Init<Integer> init() {
            if (observer.isPresent()) {
                observer.get().send(new Up(number, self()));
            }
            return Init.ok(number);
        }

        @Override
        public Next<Integer> handle(Ask asked, Integer number) {
            return reply(asked, number, number);
        }
    }

    /// Starts so many children under a supervisor whose list they are.
    static Pid listed(int count, Optional<Pid> observer) {
        List<ChildSpec> specs =
                IntStream.range(0, count).mapToObj(number -> spec(number, observer)).toList();
        return Supervisor.startLink(Supervisor.oneForOne(specs).intensity(NO_LIMIT, PERIOD));
    }

    /// Starts so many children under a dynamic supervisor.
    static Pid dynamic(int count, Optional<Pid> observer) {
        Pid supervisor =
                DynamicSupervisor.startLink(DynamicSpec.DEFAULT.intensity(NO_LIMIT, PERIOD));
        for (int number = 0; number < count; number++) {
            var start = DynamicSupervisor.startChild(supervisor, spec(number, observer));
            WrongResult.unlessEqual("started", true, start instanceof ChildStart.Started);
        }
        return supervisor;
    }

    private static ChildSpec spec(int number, Optional<Pid> observer) {
        return ChildSpec.worker(number, () -> GenServer.startLink(new Child(number, observer)));
    }

    /// The brood of a supervisor whose children, so many, were told that the calling process
    /// observes them.
    static Brood observed(Pid supervisor, int count) {
        List<Pid> children = new ArrayList<>(Collections.nCopies(count, supervisor));
        for (int i = 0; i < count; i++) {
            Up up = receive(Up.class);
            children.set(up.number, up.pid);
        }
        return new Brood(supervisor, children);
    }

    /// Kills children at random, one after another, each when the one before has been restarted and
    /// answers. Returns how long each took to answer.
    long[] restarts(int times) {
        Random random = new Random(times);
        long[] each = new long[times];
        for (int i = 0; i < times; i++) {
            int number = random.nextInt(children.size());
            long start = System.nanoTime();
            children.get(number).kill();
            Up up = receive(Up.class);
            int answer = call(up.pid, new Ask());
            each[i] = System.nanoTime() - start;
            WrongResult.unless("the restarted child", number, answer);
            children.set(number, up.pid);
        }
        int active = Supervisor.countChildren(supervisor).active();
        WrongResult.unless("children", children.size(), active);
        return each;
    }
}
