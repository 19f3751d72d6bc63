package dev.coppice.conformance.play;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.process.Timer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who is who in a running scenario.
///
/// A name stands for the newest process that bore it; each gets the next number, and name and
/// number are its label.
final class Roster {

    /// The label of a process that has none: the outside, and a process that never came to its
    /// label.
    static final String STRANGER = "?";

    /// A process with a label.
    record Role(Pid pid, String name, String label, Kind kind) {}

    enum Kind {
        PUPPET,
        WORKER,
        SUPERVISOR
    }

    private final Map<Pid, Role> roles = new HashMap<>();
    private final Map<String, Role> newest = new HashMap<>();
    private final Map<String, Integer> generations = new HashMap<>();
    private final Map<String, Integer> attempts = new HashMap<>();
    private final Map<String, Ref> references = new HashMap<>();
    private final Map<String, Timer> timers = new HashMap<>();
    private final Map<Ref, String> referenceNames = new HashMap<>();
    private final Map<Pid, ExitReason> terminating = new HashMap<>();

    /// Gives a process that starts under a name its label.
    synchronized Role enter(Pid pid, String name, Kind kind) {
        int generation = generations.merge(name, 1, Integer::sum);
        var role = new Role(pid, name, name + "#" + generation, kind);
        roles.put(pid, role);
        newest.put(name, role);
        return role;
    }

    /// Returns the newest process of a name; throws [UnknownName] when none has borne it.
    synchronized Pid newest(String name) {
        return Optional.ofNullable(newest.get(name)).orElseThrow(UnknownName::new).pid();
    }

    synchronized Optional<Role> role(Pid pid) {
        return Optional.ofNullable(roles.get(pid));
    }

    String label(Pid pid) {
        return role(pid).map(Role::label).orElse(STRANGER);
    }

    /// Returns everybody who has a label, dead or alive, the oldest first.
    synchronized List<Role> everybody() {
        return roles.values().stream()
                .sorted(Comparator.comparingLong(role -> role.pid().number()))
                .toList();
    }

    /// Counts one more attempt to start something under a name; the first is number one.
    synchronized int nextAttempt(String name) {
        return attempts.merge(name, 1, Integer::sum);
    }

    /// Remembers that a process terminates, and why.
    synchronized void terminating(Pid pid, ExitReason reason) {
        terminating.put(pid, reason);
    }

    /// Whether a process has begun to terminate for that reason.
    synchronized boolean hasTerminated(Destination process, ExitReason reason) {
        return reason.equals(terminating.get(process));
    }

    synchronized void name(Ref reference, String name) {
        references.put(name, reference);
        referenceNames.put(reference, name);
    }

    /// Returns the reference of a name; throws [NothingThere] without one.
    synchronized Ref reference(String name) {
        return Optional.ofNullable(references.get(name)).orElseThrow(NothingThere::new);
    }

    synchronized void name(Timer timer, String name) {
        timers.put(name, timer);
    }

    /// Returns the timer of a name; throws [NothingThere] without one.
    synchronized Timer timer(String name) {
        return Optional.ofNullable(timers.get(name)).orElseThrow(NothingThere::new);
    }

    synchronized String name(Ref reference) {
        return referenceNames.getOrDefault(reference, STRANGER);
    }

    /// Nobody has borne this name yet.
    static final class UnknownName extends RuntimeException {
        UnknownName() {
            super("nobody has borne this name", null, false, false);
        }
    }
}
