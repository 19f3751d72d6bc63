package dev.coppice.task;

import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Failures;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.process.Report;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// The end of a task other than in order, with who started it and what it ran (K-24).
///
/// @param pid the task
/// @param starter who started it
/// @param code what it ran
/// @param reason why it ended
public record TaskEnded(Pid pid, Pid starter, String code, ExitReason reason) implements Event {

    /// Runs a task's work, and reports it if it fails.
    static <T> @Nullable T call(Callable<? extends T> work, Pid starter, Class<?> code)
            throws Exception {
        try {
            return work.call();
        } catch (Throwable failure) {
            ExitReason reason = Failures.caught(failure);
            if (!reason.isOrderly()) {
                Processes.node()
                        .emit(new TaskEnded(Processes.self(), starter, code.getName(), reason));
            }
            throw failure;
        }
    }

    @Override
    public System.Logger.Level level() {
        return System.Logger.Level.ERROR;
    }

    @Override
    public String describe() {
        return Report.titled("task " + pid + " fails")
                .line("started by", starter)
                .line("code", code)
                .line("reason", reason)
                .trace(reason)
                .toString();
    }
}
