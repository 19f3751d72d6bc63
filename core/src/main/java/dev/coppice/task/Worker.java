package dev.coppice.task;

import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;

import dev.coppice.process.Alias;
import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// The process of a task: waits until its owner has a place for the result, works, and hands it
/// over.
record Worker<T>(Callable<? extends T> work, Pid requester, List<Pid> callers) implements Body {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// The owner is ready: the result goes there.
    record Go(Alias to, Ref ref) {}

    @Override
    public void run() throws Throwable {
        Callers.remember(callers);
        Ref requesterEnds = monitor(requester);
        Optional<Object> first =
                receive(
                        Object.class,
                        message ->
                                message instanceof Go
                                        || (message instanceof Down down
                                                && down.ref() == requesterEnds),
                        PATIENCE);
        switch (first.orElse(TaskFailed.TIMEOUT)) { // K-23
            case Go go -> {
                var _ = demonitorFlush(requesterEnds);
                T value = TaskEnded.call(work, requester, work.getClass());
                go.to().send(new TaskReply(go.ref(), value));
            }
            case Down(_, _, var reason) -> throw exit(Task.requesterGone(reason));
            default -> throw exit(TaskFailed.TIMEOUT);
        }
    }
}
