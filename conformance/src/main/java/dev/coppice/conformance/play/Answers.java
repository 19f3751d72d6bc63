package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.attempt;

import dev.coppice.conformance.play.Roster.UnknownName;
import dev.coppice.process.Outcome;
import dev.coppice.process.Thrown;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildStart;
import java.util.Optional;
import java.util.concurrent.Callable;

/// How the results of operations are written in a trace.
record Answers(Wording wording) {

    static final String OK = "ok";
    static final String YES = "true";
    static final String UNKNOWN = "unknown";

    /// Answers what a piece of code answers, or how it failed.
    String safely(Callable<String> code) {
        return switch (attempt(code)) {
            case Outcome.Returned<String>(var answer) -> answer;
            case Outcome.Exited<String>(var reason) -> "exit " + wording.reason(reason);
            case Outcome.Raised<String>(var error) ->
                    error instanceof UnknownName ? UNKNOWN : "error " + wording.error(error);
            case Outcome.Threw<String>(var value) -> throw new Thrown(value);
        };
    }

    /// Answers in which way a piece of code ended early, and with what.
    String caught(Callable<?> code) {
        return switch (attempt(code)) {
            case Outcome.Returned<?> _ -> throw new IllegalStateException("it did not end");
            case Outcome.Exited<?>(var reason) -> "exit " + wording.reason(reason);
            case Outcome.Raised<?>(var error) -> "error " + wording.error(error);
            case Outcome.Threw<?>(var value) -> "throw " + wording.term(value);
        };
    }

    String started(StartResult result) {
        return switch (result) {
            case StartResult.Started(var pid, var info) ->
                    OK + " " + wording.term(pid) + more(info);
            case StartResult.Ignored() -> "ignore";
            case StartResult.Failed(var reason) -> "error " + wording.reason(reason);
        };
    }

    String started(ChildStart result) {
        return switch (result) {
            case ChildStart.Started(var pid, var info) -> OK + " " + wording.term(pid) + more(info);
            case ChildStart.Ignored() -> "ok undefined";
            case ChildStart.AlreadyStarted(var pid) -> "error " + wording.alreadyStarted(pid);
            case ChildStart.Failed(var reason) -> "error " + wording.reason(reason);
            case ChildStart.Refused(var why) -> "error " + why;
        };
    }

    String answered(ChildAnswer answer) {
        return switch (answer) {
            case ChildAnswer.Done() -> OK;
            case ChildAnswer.Refused(var why) -> "error " + why;
        };
    }

    private String more(Optional<Object> info) {
        return info.map(it -> " " + wording.term(it)).orElse("");
    }
}
