package dev.coppice.testkit;

import static dev.coppice.process.Processes.self;

import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.opentest4j.AssertionFailedError;

/// What failed assertions say.
final class Failures {

    private static final int MESSAGES_SHOWN = 20;

    private Failures() {}

    static AssertionFailedError noMessage(String wanted, Duration within) {
        return new AssertionFailedError(
                "expected a message "
                        + wanted
                        + ", but none came within "
                        + said(within)
                        + "; "
                        + mailbox());
    }

    static AssertionFailedError unwanted(Object message, Class<?> type, Duration within) {
        return new AssertionFailedError(
                "expected no message"
                        + (type == Object.class ? "" : " of type " + type.getSimpleName())
                        + " within "
                        + said(within)
                        + ", but there came "
                        + message
                        + "; besides, "
                        + mailbox());
    }

    static void checkReason(String what, Object expected, ExitReason actual) {
        if (!isReason(expected, actual)) {
            AssertionFailedError failure =
                    new AssertionFailedError(
                            what
                                    + " bears another reason: expected "
                                    + said(expected)
                                    + ", but it is "
                                    + actual,
                            expected,
                            actual);
            if (actual instanceof ExitReason.Crash(var error)) {
                failure.initCause(error);
            }
            throw failure;
        }
    }

    private static boolean isReason(Object expected, ExitReason actual) {
        return expected instanceof Class<?> type && Throwable.class.isAssignableFrom(type)
                ? actual instanceof ExitReason.Crash(var error) && type.isInstance(error)
                : ExitReason.of(expected).equals(actual);
    }

    static AssertionFailedError noExit(Object reason, Outcome<?> actual) {
        return withCause(
                "expected an exit with " + said(reason) + ", but the code " + said(actual), actual);
    }

    static AssertionFailedError noFailedCall(Object cause, Outcome<?> actual) {
        return withCause(
                "expected a call to fail with " + said(cause) + ", but the code " + said(actual),
                actual);
    }

    private static AssertionFailedError withCause(String message, Outcome<?> actual) {
        return new AssertionFailedError(
                message, actual instanceof Outcome.Raised<?>(var error) ? error : null);
    }

    static AssertionFailedError stillRuns(Pid pid) {
        String doing =
                Processes.info(pid)
                        .map(info -> Stacks.describe("it", info.stack()))
                        .orElse("it has ended just now");
        return new AssertionFailedError(
                "process " + pid + " did not end within " + said(RealTime.PATIENCE) + "; " + doing);
    }

    static AssertionFailedError neverSo(String claim) {
        return new AssertionFailedError(
                "not so within " + said(RealTime.PATIENCE) + ": " + claim + "; " + mailbox());
    }

    static AssertionFailedError noReport(Class<?> type, List<Event> events) {
        return new AssertionFailedError(
                "expected a report of type "
                        + type.getSimpleName()
                        + ", but the node reported "
                        + (events.isEmpty() ? "nothing" : events));
    }

    private static String said(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Returned<?>(var value) -> "returned";
            case Outcome.Raised<?>(var error) -> "raised " + error;
            case Outcome.Exited<?>(var reason) -> "exited with " + reason;
            case Outcome.Threw<?>(var value) -> "threw " + value;
        };
    }

    private static String said(Object reason) {
        return reason instanceof Class<?> type
                ? "an error of type " + type.getSimpleName()
                : String.valueOf(reason);
    }

    private static String said(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }

    private static String mailbox() {
        List<Object> waiting = RealTime.mailbox();
        if (waiting.isEmpty()) {
            return "the mailbox of " + self() + " is empty";
        }
        return waiting.stream()
                .limit(MESSAGES_SHOWN)
                .map(message -> "\n    " + message)
                .collect(
                        Collectors.joining(
                                "",
                                "the mailbox of " + self() + " holds " + waiting.size() + ":",
                                waiting.size() > MESSAGES_SHOWN ? "\n    …" : ""));
    }
}
