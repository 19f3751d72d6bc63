package dev.coppice.todo.ground;

import static dev.coppice.process.Processes.label;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;

import dev.coppice.process.Down;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Who holds what the JVM has only one of: a file, a port.
///
/// A process that is killed cleans nothing up, and its port stays open. Two things see to that: a
/// guard, a process that outlives the holder, lets its claim go; and the next process that asks for
/// the same thing does so first, if it comes before the guard. So nobody ever has a thing while
/// something that the former holder left behind still uses it.
public final class Claims {

    private static final ConcurrentMap<Object, Claim> ALL = new ConcurrentHashMap<>();

    private Claims() {}

    /// Claims what is known by `key` for the calling process, and keeps it until the process ends
    /// or releases it. Waits until what a former holder left is gone. A process that has claimed it
    /// already keeps what it has.
    ///
    /// @param make makes the thing, without waiting for anything
    /// @throws Taken when a living process holds it
    public static <T extends Claimed> T take(Object key, Class<T> type, Supplier<T> make)
            throws InterruptedException {
        Claim claim = ALL.computeIfAbsent(key, _ -> new Claim());
        return claim.take(self(), key, type, make);
    }

    /// Lets go of what the calling process has claimed under `key`, if anything.
    public static void release(Object key) throws InterruptedException {
        Claim claim = ALL.get(key);
        if (claim != null) {
            claim.release(self());
        }
    }

    /// Lets go of all that processes of a node had claimed that has ended: its guards have ended
    /// with it, and may not have come to it.
    public static void letGoOf(Node ended) throws InterruptedException {
        Optional<RuntimeException> failed = Optional.empty();
        for (Claim claim : ALL.values()) {
            try {
                claim.letGoOf(ended);
            } catch (RuntimeException e) {
                failed.ifPresent(e::addSuppressed);
                failed = Optional.of(e);
            }
        }
        if (failed.isPresent()) {
            throw failed.get();
        }
    }

    /// Thrown to a process that asks for what another one holds.
    public static final class Taken extends RuntimeException {
        private final transient Pid by;

        Taken(Object key, Pid by) {
            super(key + " is held by process " + by);
            this.by = by;
        }

        /// The process that holds it.
        public Pid by() {
            return by;
        }
    }

    private record Held(Pid by, Claimed thing) {}

    /// One thing and whoever holds it. The lock is held while the thing is let go, so waiting for
    /// it can be interrupted, as a process that is killed meanwhile must be.
    private static final class Claim {

        private final ReentrantLock lock = new ReentrantLock();
        private @Nullable Held held;

        <T extends Claimed> T take(Pid by, Object key, Class<T> type, Supplier<T> make)
                throws InterruptedException {
            lock.lockInterruptibly();
            try {
                Optional<Held> before = Optional.ofNullable(held);
                if (before.isPresent() && before.get().by() == by) {
                    return type.cast(before.get().thing());
                }
                if (before.isPresent() && before.get().by().isAlive()) {
                    throw new Taken(key, before.get().by());
                }
                letGo();
                guard(by, key);
                T made = make.get();
                held = new Held(by, made);
                return made;
            } finally {
                lock.unlock();
            }
        }

        void release(Pid by) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (held != null && held.by() == by) {
                    letGo();
                }
            } finally {
                lock.unlock();
            }
        }

        void letGoOf(Node ended) throws InterruptedException {
            lock.lockInterruptibly();
            try {
                if (held != null && held.by().node() == ended && !held.by().isAlive()) {
                    letGo();
                }
            } finally {
                lock.unlock();
            }
        }

        private void guard(Pid holder, Object key) {
            spawn(() -> {
                label("guard of " + key + " for " + holder);
                monitor(holder);
                receive(Down.class);
                release(holder);
            });
        }

        private void letGo() throws InterruptedException {
            if (held != null) {
                held.thing().letGo();
                held = null;
            }
        }
    }
}
