package dev.coppice.supervisor;

import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.self;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.ChildState.Restarting;
import dev.coppice.supervisor.ChildState.Running;
import java.util.Optional;

/// The children of a supervisor and what it does to them, in its process.
///
/// What is to be done is decided by [Restart], [RestartLog], [RestartPlan] and [AutoShutdown]; here
/// it is carried out. Where a method answers whether the supervisor goes on, false means that it
/// ends with `shutdown`.
final class Family {

    private final SupervisorSpec spec;
    private final Reports reports;
    private final RestartLog restarts;
    private final Children children = new Children();

    Family(SupervisorSpec spec, Reports reports) {
        this.spec = spec;
        this.reports = reports;
        this.restarts = new RestartLog(spec.intensity());
    }

    Children children() {
        return children;
    }

    /// Returns why this child may not join the family, if so (C-11).
    Optional<InvalidSpec> problem(ChildSpec child) {
        return child.problem(spec.autoShutdown());
    }

    /// Starts the whole list, one after another (S-01). If one fails, those before it are stopped
    /// again (S-03).
    Optional<FailedToStartChild> startAll() {
        var failed = startInOrder(spec.children());
        failed.ifPresent(_ -> stopAll());
        return failed;
    }

    /// Stops every child for good, last one first, each waited for before the next (S-02).
    void stopAll() {
        var told = Shutdowns.toldAlready();
        for (var member : children.inStartOrder().reversed()) {
            if (member.state() instanceof Running(var pid)) {
                var child = member.spec();
                var reason = told.get(pid);
                if (reason == null || pid.isAlive()) { // anybody can send an exit in its name
                    var observed = Shutdowns.end(pid, child.shutdown());
                    reason = reason == null ? observed : reason;
                }
                report(child, pid, reason);
            }
        }
    }

    /// A process has ended. If it was a child, brings it back or does without it. Returns whether
    /// the supervisor goes on.
    boolean ended(Pid pid, ExitReason reason) {
        return children.at(pid).map(member -> ended(member.spec(), pid, reason)).orElse(true);
    }

    private boolean ended(ChildSpec child, Pid pid, ExitReason reason) {
        reports.ended(child, pid, reason);
        if (child.restart().after(reason)) {
            return restart(child);
        }
        children.vacate(child);
        return !(child.significant() && spec.autoShutdown().isDue(children.areSignificantActive()));
    }

    /// Tries once more to restart a child, unless it was restarted or terminated meanwhile.
    /// Returns whether the supervisor goes on.
    boolean tryAgain(Object id) {
        return children.withId(id)
                .filter(member -> member.state() instanceof Restarting)
                .map(member -> restart(member.spec()))
                .orElse(true);
    }

    private boolean restart(ChildSpec child) {
        children.vacate(child);
        if (!restarts.allows(node().clock().nanoTime())) {
            reports.maxIntensityReached(spec.intensity(), child);
            return false;
        }
        carryOut(RestartPlan.of(spec.strategy(), children, child));
        return true;
    }

    private void carryOut(RestartPlan plan) {
        plan.stop().forEach(this::stop);
        startInOrder(plan.start()).ifPresent(failed -> tryAgainLater(failed.id()));
    }

    private void tryAgainLater(Object id) {
        children.withId(id).ifPresent(member -> children.put(member.spec(), Member.RESTARTING));
        GenServer.cast(self(), new Request.TryAgain(id));
    }

    /// Starts these until one fails.
    private Optional<FailedToStartChild> startInOrder(Iterable<ChildSpec> specs) {
        for (var child : specs) {
            if (start(child) instanceof StartResult.Failed(var reason)) {
                reports.startFailed(child, reason);
                return Optional.of(new FailedToStartChild(child.id(), reason));
            }
        }
        return Optional.empty();
    }

    /// Starts one child. Nothing changes if it fails. If it asks not to be started, its place is
    /// kept, unless it is temporary (S-06).
    StartResult start(ChildSpec child) {
        var result = child.attempt();
        switch (result) {
            case StartResult.Started(var pid, _) -> {
                children.put(child, new Running(pid));
                reports.started(child, pid);
            }
            case StartResult.Ignored _ -> children.vacate(child);
            case StartResult.Failed _ -> {}
        }
        return result;
    }

    /// Stops one child, or stops retrying to start it; if it is temporary, it is forgotten.
    void stop(Member member) {
        var child = member.spec();
        if (member.state() instanceof Running(var pid)) {
            report(child, pid, Shutdowns.end(pid, child.shutdown()));
        }
        children.vacate(child);
    }

    private void report(ChildSpec child, Pid pid, ExitReason reason) {
        if (!Shutdowns.asAsked(child, reason)) {
            reports.shutdownFailed(child, pid, reason);
        }
    }

    @Override
    public String toString() {
        return spec.strategy() + " with " + children.inStartOrder().size() + " children";
    }
}
