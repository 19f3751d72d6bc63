package dev.coppice.conformance.play;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.NoSuchProcess;
import dev.coppice.process.Pid;
import dev.coppice.server.BadReturnValue;
import dev.coppice.server.CallFailure;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.FailedToStartChild;
import dev.coppice.supervisor.InvalidSpec;
import java.util.Objects;

/// How reasons, errors and processes are written in a trace.
record Wording(Roster roster) {

    String reason(ExitReason reason) {
        return switch (reason) {
            case ExitReason.Normal _ -> "normal";
            case ExitReason.Shutdown _ when CallFailure.in(reason).isPresent() ->
                    term(CallFailure.in(reason).get());
            case ExitReason.Shutdown(var detail) ->
                    detail.map(it -> "shutdown(" + term(it) + ")").orElse("shutdown");
            case ExitReason.Kill _ -> "kill";
            case ExitReason.Killed _ -> "killed";
            case ExitReason.NoProcess _ -> "noproc";
            case ExitReason.NoConnection _ -> "noconnection";
            case ExitReason.Crash(var error) -> "error(" + error(error) + ")";
            case ExitReason.Thrown(var value) -> "nocatch(" + term(value) + ")";
            case ExitReason.Term(var value) -> term(value);
        };
    }

    /// Returns the word for an error that was caught, which does not say that it is one.
    String error(Throwable error) {
        return switch (error) {
            case Raised raised -> raised.word();
            case NothingThere _ -> NothingThere.WORD;
            case NoSuchProcess _ -> "noproc";
            case IllegalArgumentException _ -> "badarg";
            default -> error.toString();
        };
    }

    String term(Object value) {
        return switch (value) {
            case ExitReason reason -> reason(reason);
            case Pid pid -> roster.label(pid);
            case Name name -> name.value();
            case AlreadyStarted(var pid) -> alreadyStarted(pid);
            case FailedToStartChild(var id, var reason) ->
                    "failed_to_start_child(" + id + "," + reason(reason) + ")";
            case InvalidSpec _ -> "start_spec";
            case BadReturnValue(var returned) ->
                    "{bad_return_value," + term(Objects.requireNonNullElse(returned, "null")) + "}";
            case CallFailure(var cause, var server, GenServer.Stop(var asked)) ->
                    cause instanceof ExitReason.NoProcess
                                    || cause.equals(CallFailure.TIMEOUT)
                                    || !cause.equals(asked) && roster.hasTerminated(server, asked)
                            ? reason(cause)
                            : "stop(" + reason(cause) + ")";
            case CallFailure(var cause, _, _) -> "call(" + reason(cause) + ")";
            default -> value.toString();
        };
    }

    String alreadyStarted(Pid pid) {
        return "already_started(" + roster.label(pid) + ")";
    }
}
