package dev.coppice.conformance.search;

import java.io.IOException;

/// The BEAM cannot be asked; the message says what to do.
public final class NoErlang extends RuntimeException {

    NoErlang(String message) {
        super(message);
    }

    private NoErlang(String message, Throwable cause) {
        super(message, cause);
    }

    /// A program of Erlang's could not be started.
    static NoErlang without(String program, IOException cause) {
        return new NoErlang(
                "there is no "
                        + program
                        + " on the PATH: install Erlang/OTP 25 or newer (Debian and Ubuntu: apt-get"
                        + " install erlang-base; macOS: brew install erlang)",
                cause);
    }
}
