package dev.coppice.shell;

import dev.coppice.process.Answer;
import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sees to it that there always is a shell process: when it ends, for whatever reason, the keeper
/// says so and starts the next.
///
/// While a line is evaluated the keeper holds back, so that what the line printed comes before what
/// became of its process. The keeper is a process itself, and may be killed at the prompt; one that
/// is started in its place goes on where it stopped.
final class Keeper implements Body {

    /// Hears of the end of a shell process.
    @FunctionalInterface
    interface Obituary {
        void ended(Pid shell, ExitReason reason);
    }

    /// Asks for the shell process.
    static final class WhoIsIt extends Answer<Pid> {}

    /// A line begins. Answers the process that evaluates it.
    static final class Begin extends Answer<Pid> {}

    /// A line has been evaluated, and its outcome printed.
    record End() {}

    private final Obituary obituary;
    private volatile @Nullable Pid kept; // whose end nobody has told yet

    Keeper(Obituary obituary) {
        this.obituary = obituary;
    }

    /// The last shell process, unless its end has been told.
    Optional<Pid> shell() {
        return Optional.ofNullable(kept);
    }

    @Override
    public void run() {
        Processes.label("keeper of the shell");
        for (; ; ) {
            Pid shell = watched();
            obituary.ended(shell, untilEnd(shell));
            kept = null;
        }
    }

    /// A shell process that this one hears of: the one that a keeper before left, or a new one.
    @SuppressWarnings("CheckReturnValue") // there is one monitor at a time
    private Pid watched() {
        Optional<Pid> left = shell();
        if (left.isPresent()) {
            Processes.monitor(left.get());
            return left.get();
        }
        Pid started = Processes.spawnMonitor(new ShellProcess()).pid();
        kept = started;
        return started;
    }

    /// Answers for a shell process until it has ended and its line, too.
    private static ExitReason untilEnd(Pid shell) {
        boolean busy = false;
        Optional<ExitReason> end = Optional.empty();
        while (busy || end.isEmpty()) {
            switch (Processes.receive()) {
                case WhoIsIt question -> question.give(shell);
                case Begin line -> busy = line.give(shell);
                case End() -> busy = false;
                case Down down -> end = Optional.of(down.reason());
                default -> {}
            }
        }
        return end.orElseThrow();
    }
}
