package dev.coppice.shell;

import dev.coppice.process.Destination;
import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.Offender;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.SupervisorEvent.ChildEnded;
import dev.coppice.supervisor.SupervisorEvent.ChildStarted;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/// Counts how often each supervised child of a node was started again.
///
/// The events of one supervisor come one after another. A child takes the place of the one with its
/// id whose end was told before, or that has ended since; the children of a dynamic supervisor may
/// share an id, and so a living one is nobody's predecessor.
final class Restarts implements EventSink {

    private static final int MANY = 10_000;

    private record Place(Destination supervisor, Object id) {}

    private final Map<Place, Pid> latest = new HashMap<>();
    private final Map<Place, Pid> ended = new HashMap<>();
    private final Map<Pid, Integer> counts = new HashMap<>();

    /// How often the child that this process is was started again, if it is one.
    synchronized OptionalInt of(Pid child) {
        Integer count = counts.get(child);
        return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }

    @Override
    public void on(Event event) {
        if (event instanceof ChildStarted(var supervisor, var child)) {
            started(supervisor, child);
        } else if (event instanceof ChildEnded(var supervisor, var _, var child)) {
            ended(supervisor, child);
        }
    }

    private synchronized void ended(Destination supervisor, Offender child) {
        child.pid().ifPresent(pid -> ended.put(new Place(supervisor, child.id()), pid));
    }

    private synchronized void started(Destination supervisor, Offender child) {
        Place place = new Place(supervisor, child.id());
        Pid told = ended.remove(place);
        Pid before = told == null ? latest.get(place) : told;
        boolean again = before != null && !before.isAlive() && child.restart() != Restart.TEMPORARY;
        int count = again ? counts.getOrDefault(before, 0) + 1 : 0;
        child.pid()
                .ifPresent(pid -> {
                    latest.put(place, pid);
                    counts.put(pid, count);
                });
        if (counts.size() > MANY) {
            counts.keySet().removeIf(pid -> !pid.isAlive());
            latest.values().removeIf(pid -> !pid.isAlive());
        }
    }
}
