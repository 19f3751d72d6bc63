package dev.coppice.testkit;

import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Processes;
import dev.coppice.process.Thrown;
import dev.coppice.server.CallFailed;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.opentest4j.AssertionFailedError;

/// A process that runs the methods of one test, handed to it one after another by JUnit's thread.
final class TestProcess {

    /// A piece of the test.
    @FunctionalInterface
    interface Step {
        /// Does it.
        ///
        /// @throws Throwable what the test fails with
        void run() throws Throwable;
    }

    private final BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
    private final CompletableFuture<ExitReason> ended = new CompletableFuture<>();
    private final Pid pid;

    TestProcess(Node node) {
        this.pid = node.spawn(this::serve);
        var _ = node.listen(new Follower());
    }

    /// Hears of the process's end, by whatever it ended.
    private final class Follower implements EventSink {
        @Override
        public void on(Event event) {
            if (event instanceof Event.Ended(var who, var reason) && who == pid) {
                ended.complete(reason);
            }
        }

        @Override
        public boolean followsLives() {
            return true;
        }
    }

    private void serve() throws InterruptedException {
        for (; ; ) {
            steps.take().run();
        }
    }

    /// Runs one step in the process, and waits for it on the calling thread.
    ///
    /// @throws Throwable what came out of it, or an error that says what ended the process
    void run(Step step) throws Throwable {
        CompletableFuture<Optional<Throwable>> outcome = new CompletableFuture<>();
        steps.add(() -> {
            Optional<Throwable> failure = attempt(step);
            if (pid.isAlive()) {
                outcome.complete(failure);
            } // else an exit signal was first, and says more
        });
        try {
            var _ = CompletableFuture.anyOf(outcome, ended).get();
        } catch (InterruptedException tooLong) {
            throw stuck(tooLong);
        } catch (ExecutionException never) {
            throw new AssertionError(never);
        }
        if (!outcome.isDone()) {
            throw endedBySignal(ended.join());
        }
        Optional<Throwable> failure = outcome.join();
        if (failure.isPresent()) {
            throw explained(failure.get());
        }
    }

    private static Optional<Throwable> attempt(Step step) {
        try {
            step.run();
            return Optional.empty();
        } catch (Throwable failure) {
            return Optional.of(failure);
        }
    }

    /// Whether it has ended already.
    boolean isEnded() {
        return !pid.isAlive();
    }

    /// Lets the process exit with `shutdown`, so that what is linked to it ends too.
    ///
    /// @throws AssertionFailedError when an exit signal had ended it
    void end() {
        steps.add(() -> Processes.exit(ExitReason.SHUTDOWN));
        ExitReason reason = ended.join();
        if (!reason.equals(ExitReason.SHUTDOWN)) {
            throw endedBySignal(reason);
        }
    }

    private AssertionFailedError endedBySignal(ExitReason reason) {
        return new AssertionFailedError(
                "an exit signal ended the test process " + pid + ": " + reason,
                reason instanceof ExitReason.Crash(var error) ? error : null);
    }

    /// An exit and a thrown value carry no stack trace and say little about themselves.
    private Throwable explained(Throwable failure) {
        return switch (failure) {
            case CallFailed failed -> failed;
            case ProcessExit exit ->
                    new AssertionFailedError(
                            "the test process " + pid + " exited: " + exit.reason(), exit);
            case Thrown thrown ->
                    new AssertionFailedError(
                            "the test process " + pid + " threw: " + thrown.value(), thrown);
            default -> failure;
        };
    }

    private AssertionFailedError stuck(InterruptedException tooLong) {
        String doing =
                pid.node()
                        .info(pid)
                        .map(info -> Stacks.describe("it", info.stack()))
                        .orElse("it ended just now");
        pid.kill();
        return new AssertionFailedError(
                "the test process " + pid + " did not come to an end; " + doing, tooLong);
    }
}
