package dev.coppice.supervisor;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import java.util.Optional;

/// What became of a request to start a child.
public sealed interface ChildStart {

    /// The child runs; `info` is what its start function told about it beside the pid.
    record Started(Pid pid, Optional<Object> info) implements ChildStart {}

    /// The child asked not to be started. A supervisor keeps its place, a dynamic one does not.
    record Ignored() implements ChildStart {}

    /// Somebody is there already: a child with this id, or a process with the name that the new one
    /// was to have.
    record AlreadyStarted(Pid pid) implements ChildStart {}

    /// The child could not be started.
    record Failed(ExitReason reason) implements ChildStart {}

    /// The supervisor did not try.
    record Refused(Refusal why) implements ChildStart {}

    /// Returns the process that is there now: the new one, or the one that was there before.
    default Optional<Pid> process() {
        return switch (this) {
            case Started(var pid, _) -> Optional.of(pid);
            case AlreadyStarted(var pid) -> Optional.of(pid);
            case Ignored _, Failed _, Refused _ -> Optional.empty();
        };
    }
}
