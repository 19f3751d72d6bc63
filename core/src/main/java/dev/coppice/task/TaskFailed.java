package dev.coppice.task;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import java.util.Optional;

/// The exit of an `await` that got no result (K-04, K-05, K-07).
public final class TaskFailed extends ProcessExit {

    private static final long serialVersionUID = 1L;

    /// There was no result in time.
    public static final ExitReason TIMEOUT = new ExitReason.Term("timeout");

    /// The reason of an owner that awaited in vain.
    ///
    /// @param cause why the task ended, or {@link #TIMEOUT}
    /// @param task its process; none for a completed task
    public record Failure(ExitReason cause, Optional<Pid> task) {
        @Override
        public String toString() {
            return cause + " in await of task " + task.map(Pid::toString).orElse("completed");
        }
    }

    private final transient ExitReason cause;

    TaskFailed(ExitReason cause, Optional<Pid> task) {
        super(new ExitReason.Term(new Failure(cause, task)));
        this.cause = cause;
    }

    /// Why the task ended, or {@link #TIMEOUT}.
    public ExitReason cause() {
        return cause;
    }
}
