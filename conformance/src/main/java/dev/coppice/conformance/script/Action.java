package dev.coppice.conformance.script;

import dev.coppice.process.ExitReason;
import java.time.Duration;
import java.util.List;

/// What one step of a scenario does, seen from outside of all its processes.
public sealed interface Action {

    /// Says what a name stands for; leaves no trace.
    record Define(Definition definition) implements Action {}

    /// Starts a puppet that nobody is linked to.
    record SpawnPuppet(String name) implements Action {}

    /// Has a process carry out operations of its own, in one go.
    record In(String process, List<Operation> operations) implements Action {
        public In {
            operations = List.copyOf(operations);
        }
    }

    /// Has several processes go, each without waiting for the others.
    record Race(List<In> runners) implements Action {
        public Race {
            runners = List.copyOf(runners);
        }
    }

    /// Lets the function of a puppet return.
    record Return(String process) implements Action {}

    /// Sends an exit signal from a process that has no label.
    record SignalFromOutside(String process, ExitReason reason) implements Action {}

    /// Asks who bears a registered name.
    record WhereIs(String name) implements Action {}

    /// Asks something of a supervisor or a worker, from outside.
    record Ask(Question question) implements Action {}

    /// Lets time pass.
    record Wait(Duration time) implements Action {}

    /// Shows every live process.
    record State() implements Action {}
}
