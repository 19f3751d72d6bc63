package dev.coppice.todo.cache;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.server.GenServer.reply;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.stop;

import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.From;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.server.Timeout;
import dev.coppice.todo.cache.Ledger.Pending;
import dev.coppice.todo.cache.Ledger.Settlement;
import dev.coppice.todo.cache.TodoServer.Request;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.database.Report;
import dev.coppice.todo.list.Decision;
import dev.coppice.todo.list.Heading;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.TodoList;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// What a [TodoServer] does with its list.
///
/// It works out each change at once, has a worker write it, and serves others meanwhile; whoever
/// wanted the change is answered when it is committed. If the worker dies first, nobody knows what
/// was committed: then this server ends as well, and its successor reads what is there.
record ListKeeping(ListId id, String called, Database database, Duration expiry, Display display)
        implements GenServer<Request, ListKeeping.State> {

    /// How many changes of one list may wait to be written.
    private static final int WAITING = 1_024;

    /// @param watchers who waits for a later revision
    record State(Ledger ledger, Watchers<TodoList> watchers) {}

    private enum Step {
        LOAD
    }

    @Override
    public Init<State> init() {
        State none = new State(Ledger.of(TodoList.none(id)), Watchers.none());
        return Init.ok(none).thenContinue(Step.LOAD);
    }

    @Override
    public Next<State> handleContinue(Object step, State none) {
        TodoList list = database.list(id).orExit().orElseGet(() -> TodoList.none(id));
        IO.println("Starting to-do server for %s.".formatted(name(list)));
        display.show(list);
        tell(list);
        return goOn(new State(Ledger.of(list), Watchers.none()));
    }

    /// A server that was killed may have written more than it has told.
    private static void tell(TodoList list) {
        if (list.heading().isPresent()) {
            Directory.tell(list.summary());
        }
    }

    @Override
    public Next<State> handle(Request request, State state) {
        display.turnstile().leave();
        return switch (request) {
            case Request.Read asked -> {
                reply(GenServer.from(asked), state.ledger().committed());
                yield goOn(state);
            }
            case Request.Await asked -> goOn(await(asked, state));
            case Request.Do asked -> goOn(change(asked, state));
        };
    }

    private State await(Request.Await asked, State state) {
        From<TodoList> from = GenServer.from(asked);
        TodoList list = state.ledger().committed();
        if (list.revision() > asked.revision()) {
            reply(from, list);
            return state;
        }
        return new State(state.ledger(), state.watchers().with(from, asked.until()));
    }

    private State change(Request.Do asked, State state) {
        From<Answer> from = GenServer.from(asked);
        Ledger ledger = state.ledger();
        if (ledger.pending().size() >= WAITING) {
            reply(from, new Answer.Busy());
            return state;
        }
        Optional<Pid> worker = ledger.worker().or(this::worker);
        if (worker.isEmpty()) {
            reply(from, new Answer.Again());
            return state;
        }
        return new State(change(asked, from, ledger, worker.get()), state.watchers());
    }

    private Ledger change(Request.Do asked, From<Answer> from, Ledger ledger, Pid worker) {
        if (ledger.keys().has(asked.key().text())) {
            return recall(asked, from, ledger, worker, new Answer.Again());
        }
        long ticket = ledger.tickets() + 1;
        TodoList latest = ledger.latest();
        Decision decision = latest.decide(asked.action(), now());
        return switch (decision) {
            case Decision.Accepted(var change, var after) -> {
                Database.write(worker, ticket, asked.key(), change, after);
                Answer changed = new Answer.Changed(id, change);
                yield ledger.writing(
                        new Pending(ticket, from, asked.key(), changed, after), worker);
            }
            // Perhaps because it was done when it was asked for before.
            case Decision.AsItIs(var entry) ->
                    recall(asked, from, ledger, worker, new Answer.AsItIs(latest.summary(), entry));
            case Decision.Refused(var why) ->
                    recall(asked, from, ledger, worker, new Answer.Refused(why));
        };
    }

    private Ledger recall(
            Request.Do asked, From<Answer> from, Ledger ledger, Pid worker, Answer answer) {
        long ticket = ledger.tickets() + 1;
        Database.recall(worker, ticket, id, asked.key().text());
        return ledger.recalling(
                new Pending(ticket, from, asked.key(), answer, ledger.latest()), worker);
    }

    private Optional<Pid> worker() {
        Optional<Pid> worker = database.worker(id);
        worker.ifPresent(pid -> monitor(pid));
        return worker;
    }

    @Override
    public Next<State> handleInfo(Object message, State state) throws Throwable {
        return switch (message) {
            case Report report -> settle(report, state);
            case Down down -> mourn(down, state);
            case Timeout.TIMEOUT -> rest(state);
            default -> GenServer.super.handleInfo(message, state);
        };
    }

    private Next<State> settle(Report report, State state) {
        Ledger before = state.ledger();
        Settlement settlement = before.settle(report);
        TodoList list = settlement.ledger().committed();
        boolean changed = list.revision() > before.committed().revision();
        if (changed) {
            display.show(list);
            Directory.tell(list.summary());
        }
        settlement.replies().forEach(each -> reply(each.to(), each.answer()));
        if (settlement.isStale()) {
            return stop(ExitReason.shutdown("the list was changed by somebody else"), state);
        }
        Watchers<TodoList> watchers = changed ? state.watchers().told(list) : state.watchers();
        return goOn(new State(settlement.ledger(), watchers));
    }

    private Next<State> mourn(Down down, State state) {
        Ledger ledger = state.ledger();
        if (!ledger.worker().map(down.process()::equals).orElse(false)) {
            return goOn(state);
        }
        return ledger.pending().isEmpty()
                ? goOn(new State(ledger.withoutWorker(), state.watchers()))
                : stop(ExitReason.shutdown("its worker has ended"), state);
    }

    /// Stops, unless somebody still waits, or has read the list meanwhile.
    private Next<State> rest(State state) {
        Duration unread = display.unread();
        if (unread.compareTo(expiry) < 0) {
            return noReply(state).timeoutAfter(expiry.minus(unread));
        }
        Watchers<TodoList> waiting = state.watchers().at(System.nanoTime());
        if (!state.ledger().pending().isEmpty() || !waiting.isEmpty()) {
            return goOn(new State(state.ledger(), waiting));
        }
        IO.println("Stopping to-do server for %s".formatted(name(state.ledger().committed())));
        return stop(ExitReason.NORMAL, state);
    }

    private Next<State> goOn(State state) {
        return noReply(state).timeoutAfter(expiry);
    }

    private String name(TodoList list) {
        return list.heading().map(Heading::name).orElse(called);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
