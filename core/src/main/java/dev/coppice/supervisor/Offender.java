package dev.coppice.supervisor;

import dev.coppice.process.Pid;
import java.util.Optional;

/// The child that a report is about (O-05). There is a pid if the child ran.
public record Offender(
        Optional<Pid> pid,
        Object id,
        Restart restart,
        boolean significant,
        Shutdown shutdown,
        ChildType type) {

    static Offender of(ChildSpec spec, Optional<Pid> pid) {
        return new Offender(
                pid, spec.id(), spec.restart(), spec.significant(), spec.shutdown(), spec.type());
    }

    /// Returns how an id is shown: a class, which is the usual id, by its simple name.
    static String named(Object id) {
        return id instanceof Class<?> type ? type.getSimpleName() : id.toString();
    }

    @Override
    public String toString() {
        return restart + " " + type + " " + named(id) + pid.map(at -> " " + at).orElse("");
    }
}
