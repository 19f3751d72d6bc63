package dev.coppice.process;

import java.util.Collection;
import java.util.Optional;

/// A readable account of an event: a title, then a line for each thing known about it.
public final class Report {

    private static final int LONGEST_VALUE = 1_000;
    private static final int FRAMES = 12;

    private final StringBuilder text;

    private Report(String title) {
        text = new StringBuilder(title);
    }

    /// Begins an account.
    public static Report titled(String title) {
        return new Report(title);
    }

    /// Adds a line, unless there is nothing to say: an empty optional or collection. Long values
    /// are cut.
    public Report line(String what, Object value) {
        Object said =
                value instanceof Optional<?> maybe ? maybe.isPresent() ? maybe.get() : "" : value;
        if (said.equals("") || (said instanceof Collection<?> several && several.isEmpty())) {
            return this;
        }
        String shown = String.valueOf(said);
        if (shown.length() > LONGEST_VALUE) {
            shown = shown.substring(0, LONGEST_VALUE) + "… (" + shown.length() + " characters)";
        }
        text.append("\n    ").append(what).append(": ").append(shown);
        return this;
    }

    /// Adds the stack trace that a reason carries, its first frames.
    public Report trace(ExitReason reason) {
        if (reason instanceof ExitReason.Crash(var error)) {
            StackTraceElement[] frames = error.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
                text.append("\n        at ").append(frames[i]);
            }
            if (error.getCause() != null) {
                text.append("\n        caused by ").append(error.getCause());
            }
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
