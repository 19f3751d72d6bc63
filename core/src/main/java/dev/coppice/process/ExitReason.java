package dev.coppice.process;

import java.util.Optional;

/// Why a process ended, as its links and monitors hear it.
///
/// | a process ends | with the reason | printed as | orderly |
/// |---|---|---|---|
/// | because its code returns | {@link Normal} (E-04) | `normal` | yes |
/// | because it was told to stop | {@link Shutdown} | `shutdown`, `shutdown(detail)` | yes |
/// | by an uncaught exception | {@link Crash} (E-01) | `error(...)` | no |
/// | by an uncaught throw of a value | {@link Thrown} (E-03) | `nocatch(...)` | no |
/// | by `exit(anything)` | that, a {@link Term} (E-02) | as it prints itself | no |
/// | by a `kill` signal | {@link Killed} (X-04) | `killed` | no |
///
/// ```java
/// Monitored job = spawnMonitor(() -> exit("disk full"));
/// switch (receive(Down.class).reason()) {
///   case ExitReason.Normal() -> {}
///   case ExitReason.Term(var why) -> warn(why);                      // disk full
///   case ExitReason.Crash(var error) -> error.printStackTrace();
///   case ExitReason other -> throw exit(other);                      // end the same way
/// }
/// ```
///
/// What is orderly decides: such an end is not reported (O-03), and a supervisor does not restart a
/// transient child after it (T-02). So end a process whose work is done by returning, and with
/// `shutdown(detail)` when others should know more and nobody should be alarmed. Anything else that
/// a caller should tell apart belongs into an answer, not into an exit.
///
/// A reason that is a value is equal to every reason of an equal value: records make good ones.
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
