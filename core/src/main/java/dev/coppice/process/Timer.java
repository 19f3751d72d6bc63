package dev.coppice.process;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A message on its way, due after a delay (B-07). It outlives the process that set it (B-10).
public final class Timer {

    private static final VarHandle DONE;

    static {
        try {
            DONE = MethodHandles.lookup().findVarHandle(Timer.class, "done", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Clock clock;
    private final long due;
    private final Destination to;
    private final Object message;
    private volatile boolean done;
    private volatile Clock.@Nullable Alarm alarm;

    private Timer(Node node, Destination to, Object message, Duration delay) {
        this.clock = node.clock();
        this.due = clock.nanoTime() + SystemClock.nanos(delay);
        this.to = to instanceof Name name && name.node().isEmpty() ? name.at(node) : to;
        this.message = message;
    }

    static Timer start(Node node, Destination to, Object message, Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("a delay cannot be negative: " + delay);
        }
        Timer timer = new Timer(node, to, message, delay);
        timer.alarm =
                timer.clock instanceof SystemClock system
                        ? system.at(timer.due, timer::fire)
                        : timer.clock.after(delay, timer::fire);
        return timer;
    }

    private void fire() {
        if (!DONE.compareAndSet(this, false, true)) {
            return;
        }
        if (to instanceof Alias alias) {
            alias.send(message);
        } else if (to.pid().orElse(null) instanceof LocalProcess there) { // B-09
            there.deliver(message);
        }
    }

    /// Stops the timer. Any process may.
    ///
    /// @return the time that was left; empty if the message was sent already, the timer was
    ///   cancelled before, or the pid it was for has ended (B-08, B-09). The message may be in the
    ///   mailbox already.
    public Optional<Duration> cancel() {
        Optional<Duration> left = left();
        if (!DONE.compareAndSet(this, false, true)) {
            return Optional.empty();
        }
        Clock.Alarm set = alarm;
        if (set != null) {
            set.cancel();
        }
        return left;
    }

    /// The time left until the message is sent; empty when it never will be any more (B-11).
    public Optional<Duration> left() {
        if (done || to instanceof Pid pid && !pid.isAlive()) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(Math.max(0, due - clock.nanoTime())));
    }

    /// As in *Timer\[hello to <0.2> in 9.5 s\]*.
    @Override
    public String toString() {
        String when = left().map(time -> "in " + time.toMillis() / 1000.0 + " s").orElse("is over");
        return "Timer[" + Report.said(message) + " to " + to + " " + when + "]";
    }
}
