package dev.coppice.supervisor;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.receive;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.supervisor.Shutdown.BrutalKill;
import dev.coppice.supervisor.Shutdown.Infinity;
import dev.coppice.supervisor.Shutdown.Within;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

/// Ends all children of a dynamic supervisor that is itself about to end: all at once, each with
/// its own limit (D-11).
///
/// All are watched before the first is told, since a child may take others with it. While it waits
/// it takes every message as it comes, and those that are neither EXIT nor DOWN are lost with the
/// mailbox anyway: picking messages out of a long mailbox would be slow.
final class ConcurrentShutdown {

    /// Hears how a child has ended.
    interface Observer {
        void ended(ChildSpec child, Pid pid, ExitReason reason);
    }

    private record Running(Pid pid, ChildSpec child) {}

    /// So long after the start this child is late.
    private record Deadline(long nanos, Ref watch, Pid pid) {}

    private final Observer observer;
    private final long start = node().clock().nanoTime();
    private final Map<Ref, Running> watched = new LinkedHashMap<>();
    private final Map<Pid, ExitReason> exits = new HashMap<>();
    private final PriorityQueue<Deadline> deadlines =
            new PriorityQueue<>(Comparator.comparingLong(Deadline::nanos));

    private ConcurrentShutdown(Observer observer) {
        this.observer = observer;
    }

    /// Ends these children and waits for their ends.
    static void end(Map<Pid, ChildSpec> children, Observer observer) {
        var shutdown = new ConcurrentShutdown(observer);
        children.forEach(
                (pid, child) -> shutdown.watched.put(monitor(pid), new Running(pid, child)));
        shutdown.tellAll();
        shutdown.awaitAll();
    }

    private void tellAll() {
        watched.forEach((watch, running) -> {
            switch (running.child().shutdown()) {
                case BrutalKill _ -> running.pid().kill();
                case Infinity _ -> running.pid().exit(ExitReason.SHUTDOWN);
                case Within(var limit) -> {
                    running.pid().exit(ExitReason.SHUTDOWN);
                    var nanos = TimeUnit.NANOSECONDS.convert(limit);
                    deadlines.add(new Deadline(nanos, watch, running.pid()));
                }
            }
        });
    }

    private void awaitAll() {
        while (!watched.isEmpty()) {
            next().ifPresentOrElse(this::take, this::killTheLate);
        }
    }

    /// Returns the next message, or nothing if a deadline passes first.
    private Optional<Object> next() {
        while (!deadlines.isEmpty() && !watched.containsKey(deadlines.element().watch())) {
            deadlines.remove();
        }
        return deadlines.isEmpty() ? Optional.of(receive()) : receive(left(deadlines.element()));
    }

    private Duration left(Deadline deadline) {
        var passed = node().clock().nanoTime() - start;
        return Duration.ofNanos(Math.max(0, deadline.nanos() - passed));
    }

    private void take(Object message) {
        switch (message) {
            case Exit(var from, var reason) -> exits.putIfAbsent(from, reason);
            case Down(var watch, _, var reason) -> {
                var running = watched.remove(watch);
                if (running != null) {
                    var exit = exits.remove(running.pid());
                    observer.ended(running.child(), running.pid(), exit == null ? reason : exit);
                }
            }
            default -> {}
        }
    }

    private void killTheLate() {
        while (!deadlines.isEmpty() && left(deadlines.element()).isZero()) {
            deadlines.remove().pid().kill();
        }
    }
}
