package dev.coppice.conformance.play;

import dev.coppice.conformance.script.Definition.OfSupervisor;
import dev.coppice.conformance.script.Question;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Asks supervisors about their children, from inside or outside of the tree.
record Administration(Stage stage) {

    String answer(Question question) {
        var answers = new Answers(stage.wording());
        return switch (question) {
            case Question.Which(var supervisor) ->
                    answers.safely(() -> listed(Supervisor.whichChildren(newest(supervisor))));
            case Question.Count(var supervisor) ->
                    answers.safely(() -> counted(newest(supervisor)));
            case Question.StartChild(var supervisor, var child) -> {
                var pid = newest(supervisor);
                var spec = specification(pid, child);
                yield answers.safely(() -> answers.started(Supervisor.startChild(pid, spec)));
            }
            case Question.TerminateChild(var supervisor, var child) -> {
                var pid = newest(supervisor);
                Object id = isDynamic(pid) ? newest(child) : child;
                yield answers.safely(() -> terminated(answers, pid, id));
            }
            case Question.RestartChild(var supervisor, var child) ->
                    answers.safely(() ->
                            answers.started(Supervisor.restartChild(newest(supervisor), child)));
            case Question.DeleteChild(var supervisor, var child) ->
                    answers.safely(() ->
                            answers.answered(Supervisor.deleteChild(newest(supervisor), child)));
            case Question.Stop(var process, var reason) ->
                    answers.safely(() -> stopped(newest(process), reason));
        };
    }

    /// A process that is dead is no child any more; OTP's dynamic supervisor calls that a success.
    private static String terminated(Answers answers, Pid supervisor, Object child) {
        var answer = Supervisor.terminateChild(supervisor, child);
        return child instanceof Pid pid && !pid.isAlive() ? Answers.OK : answers.answered(answer);
    }

    private Pid newest(String name) {
        return stage.roster().newest(name);
    }

    private String listed(List<Child> children) {
        return children.isEmpty()
                ? "none"
                : children.stream().map(this::listed).sorted().collect(Collectors.joining(" "));
    }

    private String listed(Child child) {
        var process =
                child.pid().map(stage.roster()::label).orElseGet(() -> child.state().toString());
        return child.id() + "=" + process + ":" + child.type().name().toLowerCase(Locale.ROOT);
    }

    /// OTP's dynamic supervisor has one specification for all its children.
    private String counted(Pid supervisor) {
        var counts = Supervisor.countChildren(supervisor);
        return "specs="
                + (isDynamic(supervisor) ? 1 : counts.specs())
                + " active="
                + counts.active()
                + " supervisors="
                + counts.supervisors()
                + " workers="
                + counts.workers();
    }

    private ChildSpec specification(Pid supervisor, String child) {
        var definition =
                dynamic(supervisor)
                        .map(it -> stage.definitions().childrenOf(it.name()).stream().findFirst())
                        .orElseGet(() -> stage.definitions().find(child));
        return definition
                .map(found -> new Starts(stage).childSpec(found, child))
                .orElseGet(() ->
                        ChildSpec.worker(
                                child,
                                () -> {
                                    throw new NothingThere();
                                }));
    }

    private boolean isDynamic(Pid supervisor) {
        return dynamic(supervisor).isPresent();
    }

    private Optional<OfSupervisor> dynamic(Pid supervisor) {
        return stage.definitions().of(supervisor).filter(OfSupervisor::isDynamic);
    }

    private static String stopped(Pid process, ExitReason reason) {
        GenServer.stop(process, reason, GenServer.FOREVER);
        return Answers.OK;
    }
}
