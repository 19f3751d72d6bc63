package dev.coppice.process;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The questions that a process has taken on and not answered yet. If it ends before it does, the
/// askers are told (G-22). A question leaves when it is settled, by whomever.
final class Owed {

    private @Nullable Set<Answer<?>> questions; // guarded by this

    /// The process has taken on a question.
    void add(Answer<?> asked) {
        asked.owedBy(this);
        synchronized (this) {
            if (questions == null) {
                questions = Collections.newSetFromMap(new IdentityHashMap<>(4));
            }
            questions.add(asked);
        }
        if (asked.isSettled()) {
            settled(asked); // in the meantime, when it was not kept yet
        }
    }

    /// A question has been settled.
    synchronized void settled(Answer<?> asked) {
        if (questions != null) {
            questions.remove(asked);
            if (questions.isEmpty()) {
                questions = null;
            }
        }
    }

    /// The process has ended: no question is answered any more.
    void abandon(ExitReason reason) {
        List<Answer<?>> left;
        synchronized (this) {
            left = questions == null ? List.of() : List.copyOf(questions);
            questions = null;
        }
        left.forEach(asked -> asked.fail(reason));
    }

    synchronized int size() {
        return questions == null ? 0 : questions.size();
    }
}
