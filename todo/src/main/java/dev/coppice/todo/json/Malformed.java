package dev.coppice.todo.json;

import tools.jackson.core.JacksonException;

/// Thrown over a text that is not JSON; the message tells people where it stops being so.
public final class Malformed extends RuntimeException {

    Malformed(JacksonException e) {
        super(described(e), null, false, false); // somebody's mistake: no stack trace is read
    }

    Malformed(String what) {
        super(what, null, false, false);
    }

    private static String described(JacksonException e) {
        String what = e.getOriginalMessage();
        return e.getLocation() == null
                ? what
                : "%s (line %d, column %d)"
                        .formatted(
                                what, e.getLocation().getLineNr(), e.getLocation().getColumnNr());
    }
}
