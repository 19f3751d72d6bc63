package dev.coppice.supervisor;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What a supervisor is told when it starts; made by [Supervisor#oneForOne], [Supervisor#oneForAll]
/// and [Supervisor#restForOne].
///
/// | option | meaning | default |
/// |---|---|---|
/// | `intensity` | how many restarts in how many seconds are too many | 3 in 5 s |
/// | `autoShutdown` | whether it stops when its significant children have finished | never |
public record SupervisorSpec(
        Strategy strategy,
        List<ChildSpec> children,
        RestartIntensity intensity,
        AutoShutdown autoShutdown) {

    public SupervisorSpec {
        children = List.copyOf(children);
    }

    SupervisorSpec(Strategy strategy, List<ChildSpec> children) {
        this(strategy, children, RestartIntensity.DEFAULT, AutoShutdown.NEVER);
    }

    /// The same supervisor, which gives up after more than so many restarts in such a period.
    public SupervisorSpec intensity(int intensity, Duration period) {
        return new SupervisorSpec(
                strategy, children, new RestartIntensity(intensity, period), autoShutdown);
    }

    /// The same supervisor, which may stop by itself.
    public SupervisorSpec autoShutdown(AutoShutdown autoShutdown) {
        return new SupervisorSpec(strategy, children, intensity, autoShutdown);
    }

    /// Returns the first thing that is wrong with the list of children, without starting any
    /// (C-11).
    public Optional<InvalidSpec> problem() {
        var ids = new HashSet<>();
        for (var child : children) {
            if (!ids.add(child.id())) {
                return Optional.of(new InvalidSpec.DuplicateId(child.id()));
            }
            var problem = child.problem(autoShutdown);
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }
}
