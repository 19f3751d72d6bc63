package dev.coppice.todo.list;

import java.util.OptionalLong;

/// Thrown over a value that an entry or a list cannot have; the message tells people what is wrong
/// with it.
public final class Invalid extends RuntimeException {

    private final String field;
    private final String what;
    private final transient OptionalLong limit;

    private Invalid(String field, String what, OptionalLong limit) {
        super(field + " " + what, null, false, false); // somebody's mistake: no stack trace is read
        this.field = field;
        this.what = what;
        this.limit = limit;
    }

    /// What is wrong with a field.
    ///
    /// @param what goes on after the name of the field: "is empty"
    public static Invalid because(String field, String what) {
        return new Invalid(field, what, OptionalLong.empty());
    }

    /// What is wrong with a field that goes too far.
    ///
    /// @param limit what would be allowed at most, or at least
    public static Invalid beyond(String field, String what, long limit) {
        return new Invalid(field, what, OptionalLong.of(limit));
    }

    /// The field that it is about.
    public String field() {
        return field;
    }

    /// What would be allowed at most, or at least, if that is the problem.
    public OptionalLong limit() {
        return limit;
    }

    /// The same about a field of something.
    ///
    /// @param path where that stands
    public Invalid at(String path) {
        return field.startsWith(path) ? this : new Invalid(path + "." + field, what, limit);
    }
}
