package dev.coppice.supervisor;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.util.Optional;

/// The reports of one supervisor, made in its process.
record Reports(Destination supervisor) {

    void started(ChildSpec spec, Pid pid) {
        emit(new SupervisorEvent.ChildStarted(supervisor, offender(spec, pid)));
    }

    void startFailed(ChildSpec spec, ExitReason reason) {
        emit(
                new SupervisorEvent.ChildStartFailed(
                        supervisor, reason, Offender.of(spec, Optional.empty())));
    }

    void ended(ChildSpec spec, Pid pid, ExitReason reason) {
        if (spec.restart() == Restart.PERMANENT || !reason.isOrderly()) {
            emit(new SupervisorEvent.ChildEnded(supervisor, reason, offender(spec, pid)));
        }
    }

    void shutdownFailed(ChildSpec spec, Pid pid, ExitReason reason) {
        emit(new SupervisorEvent.ChildShutdownFailed(supervisor, reason, offender(spec, pid)));
    }

    void maxIntensityReached(RestartIntensity intensity, ChildSpec spec) {
        emit(
                new SupervisorEvent.MaxIntensityReached(
                        supervisor, intensity, Offender.of(spec, Optional.empty())));
    }

    private static Offender offender(ChildSpec spec, Pid pid) {
        return Offender.of(spec, Optional.of(pid));
    }

    private static void emit(SupervisorEvent event) {
        Processes.node().emit(event);
    }
}
