package dev.coppice.supervisor;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.ExitReason;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.StartResult;
import java.util.List;
import java.util.Optional;

/// What supervisors of both kinds are asked.
sealed interface Request {

    record StartChild(ChildSpec spec) implements Request, Call<ChildStart> {
        /// Returns the answer to a request to start a child, from what its start function answered.
        static ChildStart answer(StartResult result) {
            return switch (result) {
                case StartResult.Started(var pid, var info) -> new ChildStart.Started(pid, info);
                case StartResult.Ignored _ -> new ChildStart.Ignored();
                case StartResult.Failed(ExitReason.Term(AlreadyStarted(var pid))) ->
                        new ChildStart.AlreadyStarted(pid);
                case StartResult.Failed(var reason) -> new ChildStart.Failed(reason);
            };
        }
    }

    record RestartChild(Object id) implements Request, Call<ChildStart> {}

    /// The id is the pid, for a dynamic supervisor.
    record TerminateChild(Object id) implements Request, Call<ChildAnswer> {}

    record DeleteChild(Object id) implements Request, Call<ChildAnswer> {}

    record SpecOf(Object id) implements Request, Call<Optional<ChildSpec>> {}

    record WhichChildren() implements Request, Call<List<Child>> {}

    record CountChildren() implements Request, Call<Counts> {}

    /// Restart the child whose restart failed; sent by the supervisor to itself, so that whatever
    /// else it was asked meanwhile comes first (Y-16). The id is the old pid, for a dynamic
    /// supervisor.
    record TryAgain(Object id) implements Request, Cast {}
}
