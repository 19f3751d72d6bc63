package dev.coppice.benchmarks.measure;

import java.util.Locale;

/// Whoever does a row's work.
public enum Peer {
    /// This library.
    COPPICE("Coppice"),
    /// This library with its own carriers, an option that JVMs must be started with.
    OWN("own carriers"),
    /// Virtual threads and a mailbox written by hand: what a program without a library costs.
    PLAIN("plain threads"),
    /// Pekko typed, with its default dispatcher.
    PEKKO("Pekko"),
    /// Erlang/OTP, where `erl` is installed.
    BEAM("BEAM");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    /// How tables head its column.
    public String title() {
        return title;
    }

    /// Whether Coppice is to be faster than it, without options; plain threads are only a
    /// yardstick.
    public boolean isRival() {
        return this == PEKKO || this == BEAM;
    }

    /// How the command line names it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
