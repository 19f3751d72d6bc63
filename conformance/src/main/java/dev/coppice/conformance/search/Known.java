package dev.coppice.conformance.search;

import dev.coppice.conformance.script.Action;
import dev.coppice.conformance.script.Operation;
import dev.coppice.conformance.script.Scenario;
import java.util.List;
import java.util.stream.Stream;

/// Differences that are known and understood. A program is compared up to the step that may show
/// one.
final class Known {

    private Known() {}

    /// Returns the part of a program that can be compared.
    static Program comparable(Program program) {
        var steps = program.scenario().map(Scenario::steps).orElse(List.of());
        for (int at = 0; at < steps.size(); at++) {
            if (mayDiffer(steps.get(at).action())) {
                return program.with(program.steps().subList(0, at));
            }
        }
        return program;
    }

    private static boolean mayDiffer(Action action) {
        return goes(action).anyMatch(go -> stopsTrapping(go) || stopsWatching(go.operations()));
    }

    /// What each process does in one go.
    private static Stream<Action.In> goes(Action action) {
        return switch (action) {
            case Action.In in -> Stream.of(in);
            case Action.Race(var runners) -> runners.stream();
            default -> Stream.empty();
        };
    }

    /// A trapping process sends itself a signal and then stops trapping. The BEAM looks at the flag
    /// when it receives next, and ends the process; here the signal became a message at once.
    private static boolean stopsTrapping(Action.In go) {
        return go.operations().stream()
                .dropWhile(operation -> !signalsItself(operation, go.process()))
                .anyMatch(new Operation.Trap(false)::equals);
    }

    private static boolean signalsItself(Operation operation, String self) {
        return operation instanceof Operation.SignalSelf
                || operation instanceof Operation.Signal(var process, _) && process.equals(self);
    }

    /// A process watches one that is dead already, and at once no longer. On the BEAM the DOWN is
    /// still on its way and never arrives; here it has arrived.
    private static boolean stopsWatching(List<Operation> operations) {
        return operations.stream()
                .dropWhile(operation -> !isMonitor(operation))
                .anyMatch(Operation.Demonitor.class::isInstance);
    }

    private static boolean isMonitor(Operation operation) {
        return operation instanceof Operation.Monitor || operation instanceof Operation.MonitorName;
    }
}
