package dev.coppice.shell;

import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Has code evaluated in the shell process, and sees to it that there always is one: when it ends,
/// for whatever reason, a keeper says so and starts the next.
///
/// While a line is evaluated the keeper holds back, so that what the line printed comes before what
/// became of its process.
final class Evaluator {

    /// Hears of the end of a shell process.
    @FunctionalInterface
    interface Obituary {
        void ended(Pid shell, ExitReason reason);
    }

    /// What the shell process is labelled.
    static final String LABEL = "shell";

    private final Obituary obituary;
    private final Pid keeper;
    private @Nullable Pid shell; // null between two
    private boolean busy;

    /// Starts a shell process on a node, and its keeper.
    @SuppressWarnings("this-escape") // its process waits until there is something to keep
    Evaluator(Node node, Obituary obituary) {
        this.obituary = obituary;
        keeper = node.spawn(this::keep);
    }

    /// Tells the last shell process to shut down, and what is linked to it.
    void close() {
        Pid last = current();
        keeper.kill();
        last.exit(ExitReason.SHUTDOWN);
    }

    // ------------------------------------------------------------- the processes

    private void keep() {
        Processes.label("keeper of the shell");
        for (; ; ) {
            Pid next = Processes.spawnMonitor(Evaluator::evaluateForEver).pid();
            seat(next);
            Down down = Processes.receive(Down.class);
            clear();
            obituary.ended(next, down.reason());
        }
    }

    private static void evaluateForEver() throws Throwable {
        Processes.label(LABEL);
        for (; ; ) {
            Processes.receive(Evaluation.class).run();
        }
    }

    private synchronized void seat(Pid next) {
        shell = next;
        notifyAll();
    }

    private synchronized void clear() {
        while (busy) {
            pause();
        }
        shell = null;
    }

    // -------------------------------------------------------------- one evaluation

    /// The shell process, as soon as there is one.
    synchronized Pid current() {
        for (; ; ) {
            Pid now = shell;
            if (now != null && now.isAlive()) {
                return now;
            }
            pause();
        }
    }

    /// A line begins: from now on nobody else says how the shell process ended.
    synchronized void begin() {
        current();
        busy = true;
    }

    /// A line has been evaluated and its outcome printed.
    synchronized void end() {
        busy = false;
        notifyAll();
    }

    /// Runs code in the shell process, within a line, and waits for it.
    ///
    /// @return how it ended
    Evaluation.Ending run(Method code) {
        for (; ; ) {
            Evaluation evaluation = new Evaluation(code);
            running().orElseThrow().send(evaluation);
            Evaluation.Ending ending = evaluation.ending();
            if (!(ending instanceof Evaluation.NeverBegan)) {
                return ending;
            }
            end(); // the process ended while nothing was evaluated in it: let the keeper say so
            begin();
        }
    }

    /// Ends what is being evaluated, and the shell process with it. From any thread.
    void interrupt() {
        running().ifPresent(Pid::kill);
    }

    /// The process that evaluates a line now.
    private synchronized Optional<Pid> running() {
        return busy ? Optional.ofNullable(shell) : Optional.empty();
    }

    @SuppressWarnings("WaitNotInLoop") // whoever calls loops
    private void pause() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a shell process", e);
        }
    }
}
