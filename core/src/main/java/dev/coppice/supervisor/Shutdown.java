package dev.coppice.supervisor;

import java.time.Duration;

/// How a supervisor ends a child, and how long it waits for that.
///
/// The default is five seconds for a worker and no limit for a supervisor (C-01). A child that does
/// not trap exits dies of the first signal, so the limit matters to those that do: a server that
/// traps exits runs its `terminate` in that time (S-13).
public sealed interface Shutdown {

    /// The signal is `kill`, at once: the child cleans nothing up (S-14).
    static Shutdown brutalKill() {
        return new BrutalKill();
    }

    /// The signal is `shutdown`, and `kill` when the child is still alive after the limit. A limit
    /// of zero leaves it practically no time.
    static Shutdown within(Duration limit) {
        return new Within(limit);
    }

    /// The signal is `shutdown`, and the supervisor waits as long as it takes. For supervisors,
    /// whose own children have limits, and for work that must never be cut short.
    static Shutdown infinity() {
        return new Infinity();
    }

    /// See [#brutalKill()].
    record BrutalKill() implements Shutdown {
        @Override
        public String toString() {
            return "brutal_kill";
        }
    }

    /// See [#within(Duration)].
    record Within(Duration limit) implements Shutdown {
        public Within {
            if (limit.isNegative()) {
                throw new IllegalArgumentException(
                        "a child cannot be given " + limit + " to shut down: use zero or more");
            }
        }

        @Override
        public String toString() {
            boolean whole = limit.toNanosPart() == 0;
            return "within " + (whole ? limit.toSeconds() + " s" : limit.toMillis() + " ms");
        }
    }

    /// See [#infinity()].
    record Infinity() implements Shutdown {
        @Override
        public String toString() {
            return "infinity";
        }
    }
}
