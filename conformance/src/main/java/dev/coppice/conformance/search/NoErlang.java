package dev.coppice.conformance.search;

/// The BEAM cannot be asked; the message says what to do.
public final class NoErlang extends RuntimeException {

    NoErlang(String message) {
        super(message);
    }

    NoErlang(String message, Throwable cause) {
        super(message, cause);
    }
}
