package dev.coppice.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A session without a terminal, whose answers a test reads.
final class Conversation implements Screen, AutoCloseable {

    static final int WIDTH = 100;

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<String> answers = new ArrayList<>();
    final Session session;

    Conversation() {
        this(Duration.ofSeconds(5));
    }

    /// @param patience how long a line waits for processes that do not come to rest
    Conversation(Duration patience) {
        session = new Session(this, patience);
    }

    @Override
    public Palette palette() {
        return Palette.NONE;
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public synchronized void answer(String text) {
        answers.add(text);
    }

    @Override
    public synchronized void aside(String text) {
        answers.add(text);
    }

    /// Types lines and answers what was printed, all in one text.
    String ask(String... lines) {
        answered();
        for (String line : lines) {
            session.evaluate(line);
        }
        return answered();
    }

    /// What was printed since the last time, all in one text.
    synchronized String answered() {
        String all = String.join("\n", answers);
        answers.clear();
        return all;
    }

    private synchronized boolean wasAnswered(String part) {
        return answers.stream().anyMatch(answer -> answer.contains(part));
    }

    /// Waits until something is printed that nobody asked for.
    void awaitAnswer(String part) {
        await(() -> wasAnswered(part));
    }

    /// Types a line that does not end by itself, ends it as Ctrl-C does, and answers what was
    /// printed.
    String interrupted(String line) throws Exception {
        answered();
        var typing = CompletableFuture.runAsync(() -> session.evaluate(line));
        await(() -> {
            session.interrupt();
            return typing.isDone();
        });
        typing.get(1, TimeUnit.SECONDS);
        return answered();
    }

    static void await(BooleanSupplier reached) {
        long start = System.nanoTime();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime() - start).isLessThan(LIMIT.toNanos());
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
