package dev.coppice.supervisor;

import dev.coppice.supervisor.ChildState.NotRunning;
import dev.coppice.supervisor.ChildState.Restarting;
import dev.coppice.supervisor.ChildState.Running;

/// A place in a supervisor's list of children.
record Member(ChildSpec spec, ChildState state) {

    static final ChildState RESTARTING = new Restarting();
    static final ChildState NOT_RUNNING = new NotRunning();

    Object id() {
        return spec.id();
    }

    /// Returns whether automatic shutdown waits for it: a child that is being restarted still
    /// counts.
    boolean isSignificantAndActive() {
        return spec.significant() && !(state instanceof NotRunning);
    }

    boolean isAlive() {
        return state instanceof Running(var pid) && pid.isAlive();
    }

    Child listed() {
        return new Child(spec.id(), state, spec.type());
    }
}
