package dev.coppice.testkit;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;

import dev.coppice.process.Clock;
import dev.coppice.process.Pid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waiting by the machine's time, on nodes whose own clock may stand still.
final class RealTime {

    /// How long to wait for what should happen at once.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long LOOK_EVERY_NANOS = 200_000;

    private RealTime() {}

    /// Comes to the mailbox when the time is up.
    private record TimeUp(Object of) {}

    /// Takes the first wanted message, if one comes in time.
    static <T> Optional<T> receiveWithin(
            Class<T> type, Predicate<? super T> wanted, Duration limit) {
        Optional<T> there = receive(type, wanted, Duration.ZERO);
        if (there.isPresent() || limit.isZero()) {
            return there;
        }
        Pid self = self();
        TimeUp timeUp = new TimeUp(new Object());
        Clock.Alarm alarm = Clock.system().after(limit, () -> self.send(timeUp));
        Object came =
                receive(
                        Object.class,
                        message ->
                                message == timeUp
                                        || type.isInstance(message)
                                                && wanted.test(type.cast(message)));
        alarm.cancel();
        return came == timeUp ? Optional.empty() : Optional.of(type.cast(came));
    }

    /// The messages that wait for the calling process; they go on waiting.
    static List<Object> mailbox() {
        List<Object> waiting = new ArrayList<>();
        var none =
                receive(
                        Object.class,
                        message -> {
                            if (!(message instanceof TimeUp)) {
                                waiting.add(message);
                            }
                            return false;
                        },
                        Duration.ZERO);
        assert none.isEmpty();
        return waiting;
    }

    /// Looks again and again until there is something to see, or the time is up.
    static <T> Optional<T> look(Supplier<Optional<T>> at, Duration limit) {
        long start = System.nanoTime();
        for (; ; ) {
            Optional<T> seen = at.get();
            if (seen.isPresent() || System.nanoTime() - start > limit.toNanos()) {
                return seen;
            }
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }
}
