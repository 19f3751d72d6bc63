package dev.coppice.shell;

import dev.coppice.process.Answer;
import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Has code evaluated in the shell process, and sees to it that there always is one: when it ends,
/// for whatever reason, a keeper says so and starts the next.
///
/// While a line is evaluated the keeper holds back, so that what the line printed comes before what
/// became of its process.
final class Evaluator {

    /// What the shell process is labelled.
    static final String LABEL = "shell";

    /// Hears of the end of a shell process.
    @FunctionalInterface
    interface Obituary {
        void ended(Pid shell, ExitReason reason);
    }

    private final Obituary obituary;
    private final Pid keeper;
    private volatile @Nullable Pid running; // the process that evaluates the line
    private volatile boolean interrupted; // somebody wants that line to end

    /// Starts a shell process on a node, and its keeper.
    @SuppressWarnings("this-escape") // the obituary is all that the keeper uses, and it is there
    Evaluator(Node node, Obituary obituary) {
        this.obituary = obituary;
        keeper = node.spawn(this::keep);
    }

    /// The shell process.
    Pid shell() {
        return asked(new Who());
    }

    /// A line begins: from now on nobody says how the shell process ended.
    void begin() {
        interrupted = false;
        running = asked(new Begin());
    }

    /// A line has been evaluated and its outcome printed.
    void end() {
        running = null;
        keeper.send(new End());
    }

    private Pid asked(Answer<Pid> question) {
        keeper.send(question);
        if (question.await(GenServer.FOREVER) instanceof Pid shell) {
            return shell;
        }
        throw new IllegalStateException("the keeper of the shell has ended");
    }

    /// Runs code in the shell process, within a line, and waits for it.
    ///
    /// @return how it ended
    Evaluation.Ending run(Method code) {
        for (; ; ) {
            Evaluation evaluation = new Evaluation(code);
            Optional.ofNullable(running).orElseThrow().send(evaluation);
            Evaluation.Ending ending = evaluation.ending();
            if (!(ending instanceof Evaluation.NeverBegan)) {
                return ending;
            }
            if (interrupted) {
                return new Evaluation.Struck();
            }
            end(); // the process ended while nothing was evaluated in it: let the keeper say so
            begin();
        }
    }

    /// Ends what is being evaluated, and the shell process with it. From any thread.
    void interrupt() {
        interrupted = true;
        Optional.ofNullable(running).ifPresent(Pid::kill);
    }

    /// Tells the last shell process to shut down, and what is linked to it.
    void close() {
        Pid last = shell();
        keeper.kill();
        last.exit(ExitReason.SHUTDOWN);
    }

    private static final class Who extends Answer<Pid> {}

    private static final class Begin extends Answer<Pid> {}

    private record End() {}

    private static void evaluateForEver() throws Throwable {
        Processes.label(LABEL);
        for (; ; ) {
            Processes.receive(Evaluation.class).run();
        }
    }

    private void keep() {
        Processes.label("keeper of the shell");
        for (; ; ) {
            Pid shell = Processes.spawnMonitor(Evaluator::evaluateForEver).pid();
            obituary.ended(shell, untilEnd(shell));
        }
    }

    /// Answers for a shell process until it has ended and its line, too.
    private static ExitReason untilEnd(Pid shell) {
        boolean busy = false;
        Optional<ExitReason> end = Optional.empty();
        while (busy || end.isEmpty()) {
            switch (Processes.receive()) {
                case Who who -> who.give(shell);
                case Begin line -> busy = line.give(shell);
                case End() -> busy = false;
                case Down down -> end = Optional.of(down.reason());
                default -> {}
            }
        }
        return end.orElseThrow();
    }
}
