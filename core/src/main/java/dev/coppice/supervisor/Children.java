package dev.coppice.supervisor;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildState.Running;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedCollection;
import org.jspecify.annotations.Nullable;

/// The children of one supervisor in start order, found by id and by pid.
///
/// It changes in place and belongs to the supervisor's process: finding, adding, restarting and
/// removing a child must not cost more because there are a hundred thousand others. A child keeps
/// its position through its restarts (Y-05).
final class Children {

    private final LinkedHashMap<Object, Member> members = new LinkedHashMap<>();
    private final Map<Pid, Object> ids = new HashMap<>();
    private int significantAndActive;

    Optional<Member> withId(Object id) {
        return Optional.ofNullable(members.get(id));
    }

    Optional<Member> at(Pid pid) {
        return Optional.ofNullable(ids.get(pid)).map(members::get);
    }

    SequencedCollection<Member> inStartOrder() {
        return members.sequencedValues();
    }

    /// Returns this member and those after it, in start order, at a cost that depends on their
    /// number only.
    List<Member> from(Object id) {
        var from = new ArrayList<Member>();
        for (var member : members.sequencedValues().reversed()) {
            from.add(member);
            if (member.id().equals(id)) {
                break;
            }
        }
        return from.reversed();
    }

    boolean areSignificantActive() {
        return significantAndActive > 0;
    }

    /// Says what is at the place of this child; a new child is put last.
    void put(ChildSpec spec, ChildState state) {
        var now = new Member(spec, state);
        forget(members.put(spec.id(), now));
        if (state instanceof Running(var pid)) {
            ids.put(pid, spec.id());
        }
        if (now.isSignificantAndActive()) {
            significantAndActive++;
        }
    }

    /// Says that the child is not running: its place is kept, or it is forgotten if temporary
    /// (T-04).
    void vacate(ChildSpec spec) {
        if (spec.restart().keepsPlace()) {
            put(spec, Member.NOT_RUNNING);
        } else {
            remove(spec.id());
        }
    }

    void remove(Object id) {
        forget(members.remove(id));
    }

    private void forget(@Nullable Member before) {
        if (before == null) {
            return;
        }
        if (before.state() instanceof Running(var pid)) {
            ids.remove(pid);
        }
        if (before.isSignificantAndActive()) {
            significantAndActive--;
        }
    }
}
