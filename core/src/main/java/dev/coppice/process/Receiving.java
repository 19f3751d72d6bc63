package dev.coppice.process;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// How a process takes a message out of its mailbox, and waits for it (section B).
final class Receiving {

    private Receiving() {}

    /// Takes the first wanted message, waiting for it until the deadline.
    ///
    /// @return the message, or null when the time was up
    static @Nullable Object take(
            LocalProcess self, Context context, Predicate<Object> wanted, Deadline deadline) {
        Mailbox.Cursor cursor = new Mailbox.Cursor();
        self.receivesOwnSignals();
        boolean interrupted = false;
        try {
            for (; ; ) {
                self.stopIfEnded();
                Object message = self.mailbox().poll(wanted, cursor);
                if (message != null) {
                    if (message instanceof Answer<?> asked) {
                        Questions.owe(self, asked);
                    }
                    return message;
                }
                if (deadline.isOver()) {
                    return null;
                }
                if (!context.doesMeanwhile()
                        && !comesSoon(self, context, self.mailbox().last(cursor))) {
                    sleep(self, context, cursor, deadline);
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            deadline.cancel();
            if (interrupted && self.isAlive()) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /// Takes the next message, however long that takes. Apart from the rest, for most processes
    /// wait here: whatever this method knows while it waits is kept for each of them.
    static Object next(LocalProcess self, Context context) {
        self.receivesOwnSignals();
        boolean interrupted = false;
        for (Object message; ; interrupted |= Thread.interrupted()) {
            self.stopIfEnded();
            message = self.mailbox().poll();
            if (message != null) {
                self.mailbox().rest(); // what is taken is the receiver's, to keep or not
                if (message instanceof Answer<?> asked) {
                    Questions.owe(self, asked);
                }
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return message;
            }
            if (!context.doesMeanwhile()
                    && !comesSoon(self, context, self.mailbox().last())
                    && !self.mailbox().isArriving()) { // asked last, for it disturbs who puts
                sleep(self, context);
            }
        }
    }

    private static void sleep(LocalProcess self, Context context) {
        self.receiver = Thread.currentThread();
        if (self.isAlive() && self.mailbox().isEmpty()) {
            context.beforeWaiting();
            long start = Looking.now();
            self.home.scheduler.park(self, Deadline.never(), self);
            self.waited(start);
        }
        self.receiver = null;
    }

    private static void sleep(
            LocalProcess self, Context context, Mailbox.Cursor cursor, Deadline deadline) {
        self.mailbox().rest();
        self.receiver = Thread.currentThread();
        if (self.isAlive() && self.mailbox().isEmptyBehind(cursor)) {
            context.beforeWaiting();
            long start = Looking.now();
            self.home.scheduler.park(self, deadline, self);
            self.waited(start);
        }
        self.receiver = null;
    }

    private static boolean comesSoon(LocalProcess self, Context context, Intake.Link last) {
        Looking by = self.looking;
        int looks = by == null ? 0 : by.looks();
        if (by == null || looks == 0 || !context.beforeLooking()) {
            return false;
        }
        for (; looks > 0 && last.isLast(); looks--) {
            Thread.onSpinWait();
        }
        return by.learn(looks > 0);
    }
}
