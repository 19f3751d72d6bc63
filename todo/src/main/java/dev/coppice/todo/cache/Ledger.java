package dev.coppice.todo.cache;

import dev.coppice.process.Pid;
import dev.coppice.server.From;
import dev.coppice.todo.database.Answered;
import dev.coppice.todo.database.Kept;
import dev.coppice.todo.database.Key;
import dev.coppice.todo.database.Report;
import dev.coppice.todo.database.StorageFailure;
import dev.coppice.todo.database.Written;
import dev.coppice.todo.list.TodoList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.AmortizedPQueue;

/// What a list server knows: the list as it is committed, and as it will be when everything is
/// committed that is being written. Readers see the one, changes are made to the other.
///
/// Reports of the worker come in the order in which it was asked. When something was not written,
/// what was asked for after it was worked out wrongly: nothing of that is written either, since the
/// store changes a list only at the revision that the change is of.
///
/// @param latest the list with what is being written
/// @param pending what is being written, the oldest first
/// @param tickets how many requests the worker was asked for
/// @param worker who was asked last
/// @param keys under which something was, or is being, written lately
record Ledger(
        TodoList committed,
        TodoList latest,
        AmortizedPQueue<Pending> pending,
        long tickets,
        Optional<Pid> worker,
        RecentKeys keys) {

    /// Somebody who waits for a worker.
    ///
    /// @param key what the request is known by
    /// @param answer what is answered if the worker finds nothing else
    /// @param after what the list is then
    record Pending(long ticket, From<Answer> from, Key key, Answer answer, TodoList after) {

        /// Whether only what was written under the key is asked for, and nothing was worked out.
        boolean isRecall() {
            return answer instanceof Answer.Again;
        }
    }

    /// A list of which nothing is being written.
    static Ledger of(TodoList list) {
        return new Ledger(
                list, list, AmortizedPQueue.empty(), 0, Optional.empty(), RecentKeys.NONE);
    }

    /// Somebody waits for a change to be written.
    Ledger writing(Pending asked, Pid worker) {
        return with(asked, worker, keys.with(asked.key().text()));
    }

    /// Somebody waits to hear what was written under a key.
    Ledger recalling(Pending asked, Pid worker) {
        return with(asked, worker, keys);
    }

    private Ledger with(Pending asked, Pid worker, RecentKeys keys) {
        return new Ledger(
                committed,
                asked.after(),
                pending.plus(asked),
                asked.ticket(),
                Optional.of(worker),
                keys);
    }

    /// No worker was asked for anything that counts.
    Ledger withoutWorker() {
        return new Ledger(committed, latest, pending, tickets, Optional.empty(), keys);
    }

    /// What follows from a report.
    Settlement settle(Report report) {
        Pending first = pending.peek();
        if (first == null || first.ticket() != report.ticket()) {
            return new Settlement(this, List.of()); // of what was given up before
        }
        return switch (report) {
            case Report.OfWrite(_, var outcome) -> written(first, outcome);
            case Report.OfRecall(_, var outcome) -> recalled(first, outcome);
        };
    }

    private Settlement written(Pending first, Answered<Written> outcome) {
        return switch (outcome) {
            case Answered.Done<Written>(var written) ->
                    switch (written) {
                        case Written.Now() -> settled(first.after(), first.answer(), keys);
                        case Written.Before(var kept) ->
                                givenUp(before(kept, first), new Answer.Again());
                        case Written.Stale() ->
                                givenUp(new Answer.Again(), new Answer.Again()).stale();
                    };
            case Answered.Failed<Written>(var why) -> failed(why);
        };
    }

    private Settlement recalled(Pending first, Answered<Optional<Kept>> outcome) {
        return switch (outcome) {
            case Answered.Done<Optional<Kept>>(var kept) ->
                    kept.map(found -> settled(committed, before(found, first), keys))
                            .orElseGet(() ->
                                    settled(
                                            committed,
                                            first.answer(),
                                            keys.without(first.key().text())));
            case Answered.Failed<Optional<Kept>>(var why) ->
                    settled(committed, new Answer.Failed(why), keys);
        };
    }

    private Answer before(Kept kept, Pending asked) {
        return kept.key().equals(asked.key())
                ? new Answer.Changed(committed.id(), kept.change())
                : new Answer.KeyReused();
    }

    private Settlement settled(TodoList now, Answer answer, RecentKeys keys) {
        Pending first = pending.peek();
        return new Settlement(
                new Ledger(now, latest, pending.minus(), tickets, worker, keys),
                List.of(new Reply(first.from(), answer)));
    }

    private Settlement failed(StorageFailure why) {
        return givenUp(new Answer.Failed(why), new Answer.Failed(why));
    }

    /// Nothing that was being written is. Who only asks what was written under a key still hears
    /// it.
    private Settlement givenUp(Answer first, Answer others) {
        List<Reply> replies = new ArrayList<>();
        AmortizedPQueue<Pending> recalls = AmortizedPQueue.empty();
        for (Pending each : pending) {
            if (!replies.isEmpty() && each.isRecall()) {
                recalls = recalls.plus(each);
            } else {
                replies.add(new Reply(each.from(), replies.isEmpty() ? first : others));
            }
        }
        Ledger back = new Ledger(committed, committed, recalls, tickets, worker, keys);
        return new Settlement(back, replies);
    }

    /// An answer, and who hears it.
    record Reply(From<Answer> to, Answer answer) {}

    /// What follows from a report.
    ///
    /// @param isStale whether the store has the list at another revision
    record Settlement(Ledger ledger, List<Reply> replies, boolean isStale) {

        Settlement(Ledger ledger, List<Reply> replies) {
            this(ledger, replies, false);
        }

        private Settlement stale() {
            return new Settlement(ledger, replies, true);
        }
    }
}
