package dev.coppice.shell;

import dev.coppice.process.Answer;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Has code evaluated in the shell process.
final class Evaluator {

    private final Node node;
    private final Keeper keeping;
    private volatile Pid keeper;
    private volatile @Nullable Pid running; // the process that evaluates the line
    private volatile boolean interrupted; // somebody wants that line to end

    /// Starts a shell process on a node, and its keeper.
    Evaluator(Node node, Keeper.Obituary obituary) {
        this.node = node;
        keeping = new Keeper(obituary);
        keeper = node.spawn(keeping);
    }

    /// The shell process.
    Pid shell() {
        return asked(Keeper.WhoIsIt::new);
    }

    /// A line begins: from now on nobody says how the shell process ended.
    void begin() {
        interrupted = false;
        running = asked(Keeper.Begin::new);
    }

    /// A line has been evaluated and its outcome printed.
    void end() {
        running = null;
        keeper.send(new Keeper.End());
    }

    /// What the keeper answers; if somebody has ended it, the next one.
    private Pid asked(Supplier<Answer<Pid>> question) {
        for (; ; ) {
            Answer<Pid> asked = question.get();
            keeper.send(asked);
            if (asked.await(GenServer.FOREVER) instanceof Pid shell) {
                return shell;
            }
            keeper = revived();
        }
    }

    private Pid revived() {
        try {
            return node.spawn(keeping);
        } catch (IllegalStateException closed) {
            throw new NodeClosed(closed);
        }
    }

    /// Says that the node was closed, and with it all that is typed at: there is no going on.
    static final class NodeClosed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NodeClosed(IllegalStateException how) {
            super(how.getMessage(), how);
        }
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
        keeper.kill();
        keeping.shell().ifPresent(last -> last.exit(ExitReason.SHUTDOWN));
    }
}
