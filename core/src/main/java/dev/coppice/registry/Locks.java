package dev.coppice.registry;

import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.server.From;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Who holds the locks of a registry and who waits for them.
///
/// It decides and does nothing: where a method answers an applicant, the lock is now his, and
/// somebody has to tell him.
final class Locks {

    /// A process that wants a lock, watched from then on.
    record Applicant(Pid pid, Ref watch, From<Request.Granted> from) {}

    private final Map<Object, ArrayDeque<Applicant>> queues = new HashMap<>();
    private final Map<Ref, Object> keys = new HashMap<>();

    /// Puts an applicant in the queue for a key.
    Optional<Applicant> join(Object key, Applicant applicant) {
        var queue = queues.computeIfAbsent(key, _ -> new ArrayDeque<>());
        queue.add(applicant);
        keys.put(applicant.watch(), key);
        return queue.size() == 1 ? Optional.of(applicant) : Optional.empty();
    }

    /// Returns how the holder of a lock is watched, if it is this process.
    Optional<Ref> held(Object key, Pid pid) {
        return Optional.ofNullable(queues.get(key))
                .map(ArrayDeque::peek)
                .filter(holder -> holder.pid().equals(pid))
                .map(Applicant::watch);
    }

    /// Takes an applicant out of its queue, because it has given the lock back or has ended.
    Optional<Applicant> leave(Ref watch) {
        var key = keys.remove(watch);
        var queue = key == null ? null : queues.get(key);
        if (queue == null) {
            return Optional.empty();
        }
        var held = queue.element().watch().equals(watch);
        queue.removeIf(applicant -> applicant.watch().equals(watch));
        if (queue.isEmpty()) {
            queues.remove(key);
        }
        return held ? Optional.ofNullable(queue.peek()) : Optional.empty();
    }

    @Override
    public String toString() {
        return queues.size() + " held";
    }
}
