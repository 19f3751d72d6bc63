package dev.coppice.supervisor;

import java.time.Duration;

/// How many restarts a supervisor carries out before it gives up: more than `intensity` of them
/// within `period` end it (I-02).
///
/// The count is the supervisor's, not a child's (I-04): it answers the question whether restarting
/// helps. Restarting several siblings together counts once (Y-10), each retry of a start that
/// failed counts once more (Y-16), and what is asked for from outside does not count (I-11). An
/// intensity of zero gives up at the first end that would need a restart (I-03).
///
/// Time is counted in whole seconds of the node's clock and the window is inclusive: a restart
/// counts for at least `period` and for less than a second more (I-06). The period is therefore a
/// whole number of seconds, one at least.
///
/// Failures that are further apart never add up (I-07). Failures of several children do: with
/// [DynamicSupervisor] in particular, choose an intensity for the sum of them, or make the children
/// temporary.
public record RestartIntensity(int intensity, Duration period) {

    /// Three restarts in five seconds (I-01).
    public static final RestartIntensity DEFAULT = new RestartIntensity(3, Duration.ofSeconds(5));

    public RestartIntensity {
        if (intensity < 0) {
            throw new IllegalArgumentException(
                    "an intensity of " + intensity + " restarts: use zero or more");
        }
        if (period.toSeconds() < 1 || period.toNanosPart() != 0) {
            throw new IllegalArgumentException(
                    "a period of " + period + ": use a whole number of seconds, one at least");
        }
    }

    @Override
    public String toString() {
        return intensity + " in " + period.toSeconds() + " s";
    }
}
