package dev.coppice.supervisor;

import dev.coppice.process.Pid;
import java.util.Optional;

/// A child as its supervisor lists it.
public record Child(Object id, ChildState state, ChildType type) {

    /// Returns the pid of a running child.
    public Optional<Pid> pid() {
        return state instanceof ChildState.Running(var pid) ? Optional.of(pid) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Child[id=" + Offender.named(id) + ", state=" + state + ", type=" + type + "]";
    }
}
