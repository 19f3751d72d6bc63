package dev.coppice.process;

import java.util.Optional;

/// Why a process ended, as its links and monitors hear it.
///
/// The three kinds of runtime error each leave their own reason: an uncaught exception a {@link
/// Crash} (E-01), `exit(reason)` exactly that reason (E-02), an uncaught throw a {@link Thrown}
/// (E-03). A process that returns ends {@link Normal} (E-04).
public sealed interface ExitReason {

    /// The process did its work and returned.
    ExitReason NORMAL = new Normal();

    /// The process was told to stop in an orderly way.
    ExitReason SHUTDOWN = new Shutdown(Optional.empty());

    /// As a signal: end it whatever it does; others then see {@link #KILLED}.
    ExitReason KILL = new Kill();

    /// The process was ended by a `kill` signal.
    ExitReason KILLED = new Killed();

    /// There was no such process.
    ExitReason NO_PROCESS = new NoProcess();

    /// The node of the process is out of reach.
    ExitReason NO_CONNECTION = new NoConnection();

    /// An orderly stop that says more about itself.
    static ExitReason shutdown(Object detail) {
        return new Shutdown(Optional.of(detail));
    }

    /// An exit reason as it is; any other value as a {@link Term}.
    static ExitReason of(Object reason) {
        return reason instanceof ExitReason already ? already : new Term(reason);
    }

    /// Whether the process ended as it should: `normal`, `shutdown` or `shutdown(x)`. Such an end
    /// is not reported (O-03), and a transient child is not restarted after it (T-02).
    boolean isOrderly();

    /// The process returned, or exited with this reason.
    record Normal() implements ExitReason {
        @Override
        public boolean isOrderly() {
            return true;
        }

        @Override
        public String toString() {
            return "normal";
        }
    }

    /// An orderly stop.
    ///
    /// @param detail what was said about it, if anything
    record Shutdown(Optional<Object> detail) implements ExitReason {
        @Override
        public boolean isOrderly() {
            return true;
        }

        @Override
        public String toString() {
            return detail.map(said -> "shutdown(" + said + ")").orElse("shutdown");
        }
    }

    /// A process ended itself with the reason `kill`; others see just that.
    record Kill() implements ExitReason {
        @Override
        public boolean isOrderly() {
            return false;
        }

        @Override
        public String toString() {
            return "kill";
        }
    }

    /// Ended by a `kill` signal.
    record Killed() implements ExitReason {
        @Override
        public boolean isOrderly() {
            return false;
        }

        @Override
        public String toString() {
            return "killed";
        }
    }

    /// There was no such process when it was linked to, watched or called.
    record NoProcess() implements ExitReason {
        @Override
        public boolean isOrderly() {
            return false;
        }

        @Override
        public String toString() {
            return "noproc";
        }
    }

    /// The node is out of reach.
    record NoConnection() implements ExitReason {
        @Override
        public boolean isOrderly() {
            return false;
        }

        @Override
        public String toString() {
            return "noconnection";
        }
    }

    /// An exception that nobody caught.
    ///
    /// @param error the exception, with its stack trace
    record Crash(Throwable error) implements ExitReason {
        @Override
        public boolean isOrderly() {
            return false;
        }

        @Override
        public String toString() {
            return "error(" + error + ")";
        }
    }

    /// A thrown value that nobody caught.
    ///
    /// @param value what was thrown
    record Thrown(Object value) implements ExitReason {
        @Override
        public boolean isOrderly() {
            return false;
        }

        @Override
        public String toString() {
            return "nocatch(" + value + ")";
        }
    }

    /// Any other value; it arrives unchanged (E-14).
    ///
    /// @param value the reason itself
    record Term(Object value) implements ExitReason {
        @Override
        public boolean isOrderly() {
            return false;
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }
}
