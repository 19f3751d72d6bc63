package dev.coppice.supervisor;

import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.self;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.StartResult;
import dev.coppice.supervisor.ChildState.Running;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The children of a dynamic supervisor and what it does to them, in its process. A child whose
/// restart has failed is kept under its old pid (D-13).
///
/// Where a method answers whether the supervisor goes on, false means that it ends with `shutdown`.
final class Crowd {

    private final DynamicSpec spec;
    private final Reports reports;
    private final RestartLog restarts;
    private final Map<Pid, ChildSpec> running = new LinkedHashMap<>();
    private final Map<Pid, ChildSpec> restarting = new LinkedHashMap<>();

    Crowd(DynamicSpec spec, Reports reports) {
        this.spec = spec;
        this.reports = reports;
        this.restarts = new RestartLog(spec.intensity());
    }

    boolean isFull() {
        return spec.maxChildren().isPresent()
                && running.size() + restarting.size() >= spec.maxChildren().getAsInt();
    }

    /// Starts a child. Nothing is kept of one that fails or asks not to be started (D-03).
    StartResult start(ChildSpec child) {
        var result = child.attempt();
        if (result instanceof StartResult.Started(var pid, _)) {
            running.put(pid, child);
            reports.started(child, pid);
        }
        return result;
    }

    /// Stops a child, or stops retrying to start it. Returns whether there was such a child.
    boolean stop(Pid pid) {
        var child = running.remove(pid);
        if (child != null) {
            report(child, pid, Shutdowns.end(pid, child.shutdown()));
            return true;
        }
        return restarting.remove(pid) != null;
    }

    /// Stops all children for good, all at once, each with its own limit (D-11).
    void stopAll() {
        ConcurrentShutdown.end(running, this::report);
    }

    /// A process has ended. If it was a child, brings it back or forgets it. Returns whether the
    /// supervisor goes on.
    boolean ended(Pid pid, ExitReason reason) {
        var child = running.remove(pid);
        if (child == null) {
            return true;
        }
        reports.ended(child, pid, reason);
        return !child.restart().after(reason) || restart(pid, child);
    }

    /// Tries once more to restart a child, unless it was terminated meanwhile. Returns whether the
    /// supervisor goes on.
    boolean tryAgain(Object oldPid) {
        return !(oldPid instanceof Pid pid)
                || Optional.ofNullable(restarting.remove(pid))
                        .map(child -> restart(pid, child))
                        .orElse(true);
    }

    private boolean restart(Pid oldPid, ChildSpec child) {
        if (!restarts.allows(node().clock().nanoTime())) {
            reports.maxIntensityReached(spec.intensity(), child);
            return false;
        }
        if (start(child) instanceof StartResult.Failed(var reason)) {
            reports.startFailed(child, reason);
            restarting.put(oldPid, child);
            GenServer.cast(self(), new Request.TryAgain(oldPid));
        }
        return true;
    }

    private void report(ChildSpec child, Pid pid, ExitReason reason) {
        if (!Shutdowns.asAskedDynamically(child, reason)) {
            reports.shutdownFailed(child, pid, reason);
        }
    }

    Optional<ChildSpec> specOf(Object pid) {
        return Optional.ofNullable(running.getOrDefault(pid, restarting.get(pid)));
    }

    List<Child> listed() {
        return Stream.concat(
                        running.entrySet().stream()
                                .map(at -> listed(at.getValue(), new Running(at.getKey()))),
                        restarting.values().stream().map(child -> listed(child, Member.RESTARTING)))
                .toList();
    }

    private static Child listed(ChildSpec child, ChildState state) {
        return new Child(DynamicSupervisor.UNDEFINED, state, child.type());
    }

    Counts counted() {
        var specs = running.size() + restarting.size();
        var active = running.keySet().stream().filter(Pid::isAlive).count();
        var supervisors =
                Stream.concat(running.values().stream(), restarting.values().stream())
                        .filter(child -> child.type() == ChildType.SUPERVISOR)
                        .count();
        return new Counts(specs, (int) active, (int) supervisors, specs - (int) supervisors);
    }

    @Override
    public String toString() {
        return running.size() + " children, " + restarting.size() + " restarting";
    }
}
