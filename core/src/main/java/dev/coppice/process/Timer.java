package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message on its way, due after a delay (B-07). It outlives the process that set it (B-10).
public sealed class Timer extends SystemClock.Waiting {

    private static final VarHandle MESSAGE;

    static {
        try {
            MESSAGE = MethodHandles.lookup().findVarHandle(Timer.class, "message", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Destination to;
    private volatile @Nullable Object message; // none: it was sent, or never will be

    private Timer(long due, Destination to, Object message) {
        super(due);
        this.to = to;
        this.message = message;
    }

    static Timer start(Node node, Destination to, Object message, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative: " + delay);
        }
        Objects.requireNonNull(message, "a message cannot be null");
        Destination there = to instanceof Name name && name.node().isEmpty() ? name.at(node) : to;
        if (node.clock() instanceof SystemClock clock) {
            Timer timer = new Timer(clock.dueAfter(SystemClock.nanos(delay)), there, message);
            clock.set(timer);
            return timer;
        }
        return new Elsewhere(node.clock(), delay, there, message);
    }

    @Override
    final void ring() {
        Object sent = MESSAGE.getAndSet(this, null);
        if (sent == null) {
            return;
        }
        if (to instanceof Alias alias) {
            alias.send(sent);
        } else if (to.pid().orElse(null) instanceof LocalProcess there) { // B-09
            there.deliver(sent);
        }
    }

    /// Stops the timer. Any process may.
    ///
    /// @return the time that was left; empty if the message was sent already, the timer was
    ///   cancelled before, or the pid it was for has ended (B-08, B-09). The message may be in the
    ///   mailbox already.
    public final Optional<Duration> cancel() {
        Optional<Duration> left = left();
        if (MESSAGE.getAndSet(this, null) == null) {
            return Optional.empty();
        }
        cancelled();
        return left;
    }

    /// The time left until the message is sent; empty when it never will be any more (B-11).
    public final Optional<Duration> left() {
        return isOver()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, nanosLeft())));
    }

    @Override
    final boolean isOver() {
        return message == null || to instanceof Pid pid && !pid.isAlive(); // B-09
    }

    long nanosLeft() {
        return SystemClock.INSTANCE.left(due);
    }

    void cancelled() {
        SystemClock.INSTANCE.cancelled();
    }

    /// As in *Timer\[hello to <0.2> in 9.5 s\]*.
    @Override
    public final String toString() {
        Object waits = message;
        String what = waits == null ? "" : Report.said(waits) + " ";
        String when = left().map(time -> "in " + time.toMillis() / 1000.0 + " s").orElse("is over");
        return "Timer[" + what + "to " + to + " " + when + "]";
    }

    /// A timer by another clock than the machine's.
    private static final class Elsewhere extends Timer {

        private final Clock clock;
        private final Clock.Alarm alarm;

        Elsewhere(Clock clock, Duration delay, Destination to, Object message) {
            super(clock.nanoTime() + SystemClock.nanos(delay), to, message);
            this.clock = clock;
            this.alarm = clock.after(delay, this::ring);
        }

        @Override
        long nanosLeft() {
            return due - clock.nanoTime();
        }

        @Override
        void cancelled() {
            alarm.cancel();
        }
    }
}
