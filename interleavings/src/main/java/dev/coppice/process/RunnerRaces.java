package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/// Work or a message comes just as a runner goes to rest, or leaves the server it has run: it is
/// done.
public final class RunnerRaces {

    private RunnerRaces() {}

    /// A second runner would do what the first was not woken for.
    private static Node withOneSeat() {
        String seats = "jdk.virtualThreadScheduler.parallelism";
        String before = System.getProperty(seats);
        System.setProperty(seats, "1");
        try {
            return Node.start(NodeOptions.named("one runner").events(EventSink.none()));
        } finally {
            if (before == null) {
                System.clearProperty(seats);
            } else {
                System.setProperty(seats, before);
            }
        }
    }

    /// Whether it comes about; waits for it.
    private static boolean comes(BooleanSupplier what) {
        long start = System.nanoTime();
        while (!what.getAsBoolean()) {
            if (System.nanoTime() - start > WakeUpRaces.patience.toNanos()) {
                WakeUpRaces.missed();
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static boolean await(CountDownLatch latch) {
        boolean came = false;
        try {
            came = latch.await(WakeUpRaces.patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!came) {
            WakeUpRaces.missed();
        }
        return came;
    }

    @JCStressTest
    @Outcome(id = "4", expect = ACCEPTABLE, desc = "the only runner did it all")
    @Outcome(expect = FORBIDDEN, desc = "neither the runner nor the watch saw to it")
    @State
    public static class WorkAgainstRest {
        private static final int PIECES = 4;
        private static final Node NODE = withOneSeat();
        private static int moments; // so many pass, as a rule, until the runner rests
        private volatile Runner runner;
        private volatile int done;

        /// Each piece of work comes just when the runner, which has done the one before, goes to
        /// rest; every other time it looks for work before.
        @Actor
        public void brings(I_Result r) {
            for (int piece = 1; piece <= PIECES && isDone(piece); piece++) {
                r.r1 = piece;
                AtOnce.pass(moments);
                moments += !runner.resting() ? 1 : moments > 0 ? -1 : 0;
            }
        }

        private boolean isDone(int piece) {
            NODE.scheduler.ready(by -> run(piece, by));
            return comes(() -> done >= piece);
        }

        private void run(int piece, Runner by) {
            runner = by;
            if (piece % 2 == 0) {
                by.lookout.looking.learn(true);
            }
            done = piece;
        }
    }

    @JCStressTest
    @Outcome(id = "4", expect = ACCEPTABLE, desc = "each message was handled (B-01)")
    @Outcome(expect = FORBIDDEN, desc = "a message waits for a server that its runner has left")
    @State
    public static class MessageAgainstAwaiting {
        private static final int MESSAGES = 4;
        private static final Node NODE = withOneSeat();
        private static int moments; // so many pass, as a rule, until the runner stops looking
        private final ReactiveProcess server = new ReactiveProcess(NODE, 1, this::handle, 0);
        private volatile Runner runner;
        private volatile int handled = -1;

        /// Each message comes just when the runner, which has handled the one before, stops looking
        /// for one that comes to this server.
        @Actor
        public void sends(I_Result r) {
            server.begin();
            for (int message = 1; message <= MESSAGES && isHandled(message - 1); message++) {
                AtOnce.pass(moments);
                moments += runner.isAwaiting() ? 1 : moments > 0 ? -1 : 0;
                server.deliver(message);
            }
            r.r1 = isHandled(MESSAGES) ? MESSAGES : handled;
        }

        private void handle(Object message) {
            runner = (Runner) Context.current();
            runner.lookout.looking.learn(true);
            handled = (int) message;
        }

        private boolean isHandled(int message) {
            return comes(() -> handled >= message);
        }
    }

    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "both ran at once")
    @Outcome(expect = FORBIDDEN, desc = "nobody was woken for the second piece of work")
    @State
    public static class WorkThatWaitsForOtherWork extends AtOnce {
        private static final Node NODE =
                Node.start(NodeOptions.named("runners").events(EventSink.none()));
        private final CountDownLatch both = new CountDownLatch(2);

        @Actor
        public void one() {
            together();
            NODE.scheduler.ready(this::meet);
        }

        @Actor
        public void other() {
            together();
            NODE.scheduler.ready(this::meet);
        }

        private void meet(Runner runner) {
            runner.lookout.looking.learn(true); // it looks before it rests
            both.countDown();
            boolean _ = await(both);
        }

        @Arbiter
        public void seen(Z_Result r) {
            r.r1 = await(both);
        }
    }

    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "the work was done beside the message")
    @Outcome(expect = FORBIDDEN, desc = "the work waits for the message, which waits for it")
    @State
    public static class WorkBesideAMessage extends AtOnce {
        private static final Node NODE =
                Node.start(NodeOptions.named("beside").events(EventSink.none()));
        private final CountDownLatch work = new CountDownLatch(1);
        private final CountDownLatch message = new CountDownLatch(1);
        private final ReactiveProcess server = new ReactiveProcess(NODE, 1, this::handle, "first");
        private volatile Runner runner;

        /// The server has handled something, and its runner looks for more when the race begins.
        public WorkBesideAMessage() {
            server.begin();
        }

        @Actor
        public void sends() {
            boolean _ = comes(() -> runner != null);
            together();
            server.deliver("second");
        }

        @Actor
        public void brings() {
            boolean _ = comes(() -> runner != null);
            together();
            NODE.scheduler.ready(_ -> work.countDown());
        }

        private void handle(Object what) {
            if (what.equals("second")) {
                await(work);
                message.countDown();
            }
            Runner by = (Runner) Context.current();
            by.lookout.looking.learn(true);
            runner = by;
        }

        @Arbiter
        public void seen(Z_Result r) {
            r.r1 = await(work) && await(message);
        }
    }
}
