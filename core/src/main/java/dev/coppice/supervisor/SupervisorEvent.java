package dev.coppice.supervisor;

import dev.coppice.process.Destination;
import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import java.lang.System.Logger.Level;

/// What supervisors tell the node's event sink.
///
/// For one crash of a supervised server the order is: the report of the server, [ChildEnded],
/// [ChildStarted] (O-08).
public sealed interface SupervisorEvent extends Event {

    /// The supervisor: its name, or its pid if it has none.
    Destination supervisor();

    /// The child that it is about.
    Offender child();

    /// A child was started or restarted (O-06). Not to be seen unless asked for, as in OTP (O-12):
    /// the system logger shows everything from INFO on.
    record ChildStarted(Destination supervisor, Offender child) implements SupervisorEvent {
        @Override
        public Level level() {
            return Level.DEBUG;
        }

        @Override
        public String describe() {
            return "supervisor " + supervisor + " started " + child;
        }
    }

    /// A child ended by itself: any end of a permanent child, an abnormal end of another (O-05).
    /// The account says what the supervisor decides; if the restart is one too many, a
    /// [MaxIntensityReached] follows.
    record ChildEnded(Destination supervisor, ExitReason reason, Offender child)
            implements SupervisorEvent {
        @Override
        public Level level() {
            return Level.ERROR;
        }

        @Override
        public String describe() {
            return "child of supervisor %s ended: %s: %s; %s"
                    .formatted(supervisor, child, reason, decision());
        }

        private String decision() {
            return child.restart().after(reason) ? "restarting it" : "it is forgotten";
        }
    }

    /// A child could not be started with its supervisor, or restarted (O-07).
    record ChildStartFailed(Destination supervisor, ExitReason reason, Offender child)
            implements SupervisorEvent {
        @Override
        public Level level() {
            return Level.ERROR;
        }

        @Override
        public String describe() {
            return "supervisor " + supervisor + " could not start " + child + ": " + reason;
        }
    }

    /// A child did not end as its supervisor asked it to (O-07, O-09).
    record ChildShutdownFailed(Destination supervisor, ExitReason reason, Offender child)
            implements SupervisorEvent {
        @Override
        public Level level() {
            return Level.ERROR;
        }

        @Override
        public String describe() {
            return "supervisor " + supervisor + " told " + child + " to stop; it ended: " + reason;
        }
    }

    /// There were more restarts than the supervisor's intensity allows; this child was to be
    /// restarted, and the supervisor gives up instead (O-07).
    record MaxIntensityReached(Destination supervisor, RestartIntensity intensity, Offender child)
            implements SupervisorEvent {
        @Override
        public Level level() {
            return Level.ERROR;
        }

        @Override
        public String describe() {
            return "supervisor "
                    + supervisor
                    + " gives up: more restarts than "
                    + intensity
                    + ", the last for "
                    + child;
        }
    }
}
