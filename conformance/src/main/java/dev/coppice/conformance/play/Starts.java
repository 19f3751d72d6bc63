package dev.coppice.conformance.play;

import dev.coppice.conformance.script.Definition;
import dev.coppice.conformance.script.Definition.OfSupervisor;
import dev.coppice.conformance.script.Definition.OfTemplate;
import dev.coppice.conformance.script.Definition.OfWorker;
import dev.coppice.conformance.script.Definition.Outcome;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.supervisor.SupervisorSpec;
import java.util.Optional;

/// Starts what is defined, linked to the running process.
record Starts(Stage stage) {

    private static final String INFORMATION = "extra";

    /// Starts a worker or a supervisor under the name of its definition.
    StartResult start(Definition definition) {
        return start(definition, definition.name());
    }

    /// Returns the specification of a child under the name of its definition.
    ChildSpec childSpec(Definition definition) {
        return childSpec(definition, definition.name());
    }

    /// Returns the specification of a child under a name of its own.
    ChildSpec childSpec(Definition definition, String name) {
        var care = definition.care();
        return childSpecOfType(definition, name)
                .restart(care.restart())
                .shutdown(care.shutdown())
                .significant(care.significant());
    }

    private ChildSpec childSpecOfType(Definition definition, String name) {
        return switch (definition) {
            case OfWorker worker -> ChildSpec.workerWithInfo(name, () -> startWorker(worker, name));
            case OfSupervisor supervisor ->
                    ChildSpec.supervisor(name, () -> startSupervisor(supervisor, name));
            case OfTemplate template -> childSpecOfType(pattern(template), name);
        };
    }

    private StartResult start(Definition definition, String name) {
        return switch (definition) {
            case OfWorker worker -> startWorker(worker, name);
            case OfSupervisor supervisor -> StartResult.of(() -> startSupervisor(supervisor, name));
            case OfTemplate template -> start(pattern(template), name);
        };
    }

    private Definition pattern(OfTemplate template) {
        return stage.definitions().of(template.pattern());
    }

    private StartResult startWorker(OfWorker definition, String name) {
        var outcome = definition.outcome(stage.roster().nextAttempt(name));
        var worker = new Worker(stage, definition, name, outcome);
        var result =
                StartResult.of(() ->
                        definition.registered().isPresent()
                                ? GenServer.startLink(
                                        Name.of(definition.registered().get()), worker)
                                : GenServer.startLink(worker));
        return outcome == Outcome.INFO && result instanceof StartResult.Started(var pid, _)
                ? new StartResult.Started(pid, Optional.of(INFORMATION))
                : result;
    }

    private Pid startSupervisor(OfSupervisor definition, String name) {
        return definition.isDynamic()
                ? DynamicSupervisor.startLink(() -> {
                    enter(definition, name);
                    return dynamicSpecification(definition);
                })
                : Supervisor.startLink(() -> {
                    enter(definition, name);
                    return specification(definition);
                });
    }

    private void enter(OfSupervisor definition, String name) {
        stage.definitions().startAs(Processes.self(), definition);
        stage.enter(name, Roster.Kind.SUPERVISOR);
    }

    /// OTP's dynamic supervisor needs the template when it starts; ours gets a specification with
    /// each child.
    private DynamicSpec dynamicSpecification(OfSupervisor definition) {
        if (stage.definitions().childrenOf(definition.name()).isEmpty()) {
            throw Processes.exit("{bad_start_spec,[]}");
        }
        return DynamicSpec.DEFAULT.intensity(definition.intensity(), definition.period());
    }

    private SupervisorSpec specification(OfSupervisor definition) {
        var children =
                stage.definitions().childrenOf(definition.name()).stream()
                        .map(this::childSpec)
                        .toList();
        return (switch (definition.arrangement()) {
                    case ONE_FOR_ONE, SIMPLE_ONE_FOR_ONE -> Supervisor.oneForOne(children);
                    case ONE_FOR_ALL -> Supervisor.oneForAll(children);
                    case REST_FOR_ONE -> Supervisor.restForOne(children);
                })
                .intensity(definition.intensity(), definition.period())
                .autoShutdown(definition.autoShutdown());
    }
}
