package dev.coppice.todo.api;

import dev.coppice.todo.list.Invalid;
import java.util.OptionalLong;

/// Thrown over a request whose parameters or headers ask for something impossible; the message
/// tells the client what.
final class BadRequest extends RuntimeException {

    private final String field;
    private final transient OptionalLong limit;

    /// @param what goes on after the name of the parameter or header: "is missing"
    BadRequest(String field, String what) {
        this(field, field + " " + what, OptionalLong.empty());
    }

    /// @param limit what would be allowed at most, or at least
    BadRequest(String field, String what, long limit) {
        this(field, field + " " + what, OptionalLong.of(limit));
    }

    private BadRequest(String field, String message, OptionalLong limit) {
        super(message, null, false, false); // the client's mistake: nobody reads a stack trace
        this.field = field;
        this.limit = limit;
    }

    static BadRequest of(Invalid e) {
        return new BadRequest(e.field(), String.valueOf(e.getMessage()), e.limit());
    }

    String field() {
        return field;
    }

    OptionalLong limit() {
        return limit;
    }
}
