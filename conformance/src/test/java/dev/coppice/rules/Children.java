package dev.coppice.rules;

import static dev.coppice.testkit.ProcessAssertions.awaitUntil;

import dev.coppice.process.Body;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// The children of one test, and the diary that they keep together: who comes up (`a up`), whose
/// `terminate` has run (`a down shutdown`), whose start fails (`a stop`).
final class Children {

    private static final Body NOTHING = () -> {};

    private final List<String> diary = new CopyOnWriteArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    /// A child that traps exits, so that its end is noted.
    ChildSpec child(String id) {
        return probe(id, true, NOTHING);
    }

    /// A child that does not trap exits, so that signals end it at once.
    ChildSpec plain(String id) {
        return probe(id, false, NOTHING);
    }

    /// A child that takes its time to end: it notes `a stopping`, and ends when it is released.
    ChildSpec slow(String id) {
        return probe(
                id,
                true,
                () -> {
                    note(id + " stopping");
                    released.await();
                });
    }

    /// A child whose `terminate` fails.
    ChildSpec failingAtTheEnd(String id) {
        return probe(
                id,
                true,
                () -> {
                    throw new IllegalStateException("cannot stop");
                });
    }

    private ChildSpec probe(String id, boolean trapping, Body ending) {
        return ChildSpec.worker(id, () -> start(id, trapping, ending));
    }

    private Pid start(String id, boolean trapping, Body ending) {
        return GenServer.startLink(new Probe(id, this, trapping, ending));
    }

    /// How a start goes.
    enum Begin {
        UP,
        STOP,
        CRASH,
        IGNORE
    }

    /// A child that traps exits, and whose starts go as said; the last one again and again.
    ChildSpec starting(String id, Begin... starts) {
        var count = new AtomicInteger();
        return ChildSpec.worker(
                id,
                () ->
                        switch (starts[Math.min(count.getAndIncrement(), starts.length - 1)]) {
                            case UP -> start(id, true, NOTHING);
                            case STOP ->
                                    GenServer.startLink(
                                            new Failing(id + " stop", this, Init.stop("nope")));
                            case IGNORE ->
                                    GenServer.startLink(
                                            new Failing(id + " ignore", this, Init.ignore()));
                            case CRASH -> {
                                note(id + " crash");
                                throw new IllegalStateException("boom");
                            }
                        });
    }

    private record Failing(String note, Children children, Init<Integer> outcome)
            implements GenServer<Probe.Do, Integer> {
        @Override
        public Init<Integer> init() {
            children.note(note);
            LockSupport.parkNanos(100_000); // who retries for ever leaves some time to others
            return outcome;
        }

        @Override
        public Next<Integer> handle(Probe.Do told, Integer state) {
            return Next.noReply(state);
        }
    }

    void note(String line) {
        diary.add(line);
    }

    /// Lets slow children end.
    void release() {
        released.countDown();
    }

    /// What was noted since the last time.
    List<String> diary() {
        var lines = List.copyOf(diary);
        diary.clear();
        return lines;
    }

    void awaitNote(String line) {
        awaitUntil("a child has noted: " + line, () -> diary.contains(line));
    }
}
