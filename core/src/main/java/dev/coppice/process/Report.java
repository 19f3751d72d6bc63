package dev.coppice.process;

import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A readable account of an event: a title, then a line for each thing known about it.
public final class Report {

    private static final int LONGEST_VALUE = 1_000;
    private static final int FRAMES = 12;
    private static final int CAUSES = 5;

    private final StringBuilder text;

    private Report(String title) {
        text = new StringBuilder(title);
    }

    /// Begins an account.
    public static Report titled(String title) {
        return new Report(title);
    }

    /// Adds a line. A long value is cut.
    public Report line(String what, @Nullable Object value) {
        text.append("\n    ").append(what).append(": ").append(said(value));
        return this;
    }

    /// Adds a line, if there is something to say.
    public Report line(String what, Optional<?> value) {
        return value.isPresent() ? line(what, (Object) value.get()) : this;
    }

    /// Adds a line, unless the collection is empty.
    public Report line(String what, Collection<?> values) {
        return values.isEmpty() ? this : line(what, (Object) values);
    }

    /// Adds a line for each value, below the one before.
    public Report lines(Collection<?> values) {
        values.forEach(value -> text.append("\n        ").append(said(value)));
        return this;
    }

    /// Adds the stack trace that a reason carries: its first frames, down to where the library
    /// called the code that failed, and the errors that caused it.
    public Report trace(ExitReason reason) {
        if (reason instanceof ExitReason.Crash(var error)) {
            StackTraceElement[] frames = error.getStackTrace();
            for (int i = 0; i < Math.min(FRAMES, own(frames)); i++) {
                text.append("\n        at ").append(frames[i]);
            }
            Throwable cause = error.getCause();
            for (int i = 0; cause != null && i < CAUSES; i++, cause = cause.getCause()) {
                text.append("\n        caused by ").append(said(cause));
            }
        }
        return this;
    }

    /// How many frames there are up to the last that is neither the machine's nor the library's;
    /// all, if there is none.
    private static int own(StackTraceElement[] frames) {
        int length = frames.length;
        while (length > 0 && isMachinery(frames[length - 1].getClassName())) {
            length--;
        }
        return length == 0 ? frames.length : length;
    }

    /// Whether a class is a part of what runs processes and servers, not of what they do.
    public static boolean isMachinery(String type) {
        return type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("dev.coppice.process.")
                || type.startsWith("dev.coppice.server.");
    }

    /// A value in words, cut when it is long. A value that cannot say what it is stops no report.
    public static String said(@Nullable Object value) {
        String said;
        try {
            said = String.valueOf(value);
        } catch (RuntimeException | StackOverflowError failure) {
            return "(its toString failed: " + failure.getClass().getName() + ")";
        }
        return said.length() <= LONGEST_VALUE
                ? said
                : said.substring(0, LONGEST_VALUE) + "… (" + said.length() + " characters)";
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
