package dev.coppice.shell;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.shell.Palette.Tone;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/// A conversation: lines go in, answers are printed, processes live on in between.
final class Session implements AutoCloseable {

    /// How long the next line waits for processes that do not come to rest, once they did not.
    private static final Duration IMPATIENCE = Duration.ofMillis(100);

    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final Screen screen;
    private final Answers answers;
    private final Failures failures;
    private final Places places = new Places();
    private final Node node;
    private final Evaluator evaluator;
    private final FutureTask<Engine> engine;
    private final Quiet quiet;
    private final Restarts restarts = new Restarts();
    private final Traces traces;
    private final Duration patience;
    private boolean restless;
    private volatile boolean failed;

    /// Begins a conversation on a node of its own.
    ///
    /// @param screen where it prints
    /// @param patience how long a line waits until all that it set off has happened
    Session(Screen screen, Duration patience) {
        this.screen = screen;
        this.patience = patience;
        answers = new Answers(screen.palette());
        failures = new Failures(screen.palette(), places);
        node = Node.start(NodeOptions.named("shell").events(new Reports(screen, places)));
        quiet = new Quiet(node);
        traces = new Traces(screen);
        Session itself = node.attachment(Session.class, () -> this);
        assert itself == this;
        Node.Listening counting = node.listen(restarts);
        assert counting != null;
        evaluator = new Evaluator(node, this::shellEnded);
        engine = new FutureTask<>(() -> new Engine(evaluator, places, System.out));
        Thread.ofPlatform().daemon().name("engine").start(engine);
    }

    /// The conversation that is held on a node.
    static Session of(Node node) {
        return node.attachment(
                Session.class,
                () -> {
                    throw new IllegalStateException(node + " has no shell");
                });
    }

    Screen screen() {
        return screen;
    }

    Restarts restarts() {
        return restarts;
    }

    Traces traces() {
        return traces;
    }

    Places places() {
        return places;
    }

    /// The engine, which takes a moment to start.
    Engine engine() {
        try {
            return engine.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the shell's compiler does not start", e);
        }
    }

    private void shellEnded(Pid shell, ExitReason reason) {
        failed = true;
        screen.answer(failures.ended(shell, reason));
    }

    /// Whether some line has failed, or a shell process has ended.
    boolean failed() {
        return failed;
    }

    Node node() {
        return node;
    }

    /// Whether what was typed so far is whole: nothing more is needed to evaluate or refuse it.
    boolean isWhole(String text) {
        return engine().isWhole(text);
    }

    /// Evaluates what was typed, one snippet after another until one fails, and prints the answers.
    /// Returns when the processes have come to rest, or have been given some time to.
    void evaluate(String text) {
        Engine.Cut cut = engine().cut(text);
        while (!cut.isEmpty() && evaluateOne(cut.snippet())) {
            cut = engine().cut(cut.rest());
        }
        rest();
    }

    private void rest() {
        restless = !quiet.await(restless ? IMPATIENCE : patience);
    }

    private boolean evaluateOne(String snippet) {
        evaluator.begin();
        try {
            List<SnippetEvent> events = engine().evaluate(snippet);
            SnippetEvent event = events.getFirst();
            boolean well = answer(event);
            answers.lost(event, events.subList(1, events.size())).ifPresent(screen::answer);
            failed |= !well;
            return well;
        } finally {
            System.out.flush();
            evaluator.end();
        }
    }

    /// Says how a snippet went.
    ///
    /// @return whether it went well
    private boolean answer(SnippetEvent event) {
        return switch (engine().ending()) {
            case Evaluation.Failure(var with) -> failed(failures.of(with));
            case Evaluation.Refused(var refusal) -> failed(failures.of(refusal));
            case Evaluation.Unresolved unresolved ->
                    failed(failures.tooEarly(engine().needs(event)));
            case Evaluation.Struck() -> false;
            case Evaluation.Value value -> accepted(event);
            case Evaluation.NeverBegan() -> accepted(event);
        };
    }

    private boolean accepted(SnippetEvent event) {
        Snippet snippet = event.snippet();
        return switch (event.status()) {
            case VALID -> {
                answers.value(event).ifPresent(screen::answer);
                yield true;
            }
            case RECOVERABLE_DEFINED, RECOVERABLE_NOT_DEFINED -> {
                screen.answer(answers.waiting(snippet, engine().needs(event)));
                yield true;
            }
            case REJECTED -> failed(refusal(snippet));
            case DROPPED, OVERWRITTEN, NONEXISTENT -> true;
        };
    }

    /// Prints how the method can be called whose arguments a text ends in.
    void tellSignatures(String text) {
        String told = String.join("\n", engine().signatures(text));
        if (!told.isEmpty()) {
            screen.answer(screen.palette().paint(Tone.HINT, told));
        }
    }

    private String refusal(Snippet refused) {
        return Guesses.isOfOtherShells(refused.source())
                ? failures.of(new Refusal("Ctrl-D leaves; h() lists what can be asked"))
                : failures.of(engine().problems(refused));
    }

    private boolean failed(String said) {
        screen.answer(said);
        return false;
    }

    /// The shell process.
    Pid shell() {
        return evaluator.shell();
    }

    /// Ends the evaluation that runs, if any, and its process. From any thread.
    void interrupt() {
        evaluator.interrupt();
    }

    @Override
    public void close() {
        traces.all().forEach(traces::stop);
        evaluator.close();
        rest();
        closeNode();
    }

    /// Closes the node, which waits for threads to unwind; for one that never does, no longer than
    /// somebody does who leaves.
    private void closeNode() {
        Thread closing = Thread.ofPlatform().daemon().name("closing").start(node::close);
        try {
            closing.join(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
