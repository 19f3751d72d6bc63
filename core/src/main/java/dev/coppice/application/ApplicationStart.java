package dev.coppice.application;

import dev.coppice.process.ExitReason;

/// What became of the start of an application.
public sealed interface ApplicationStart {

    /// It runs; its tree is up.
    record Started() implements ApplicationStart {}

    /// It ran already, or is being started (W-02).
    record AlreadyStarted() implements ApplicationStart {}

    /// Another one must run first (W-03).
    ///
    /// @param needed the name of that one
    record Needs(String needed) implements ApplicationStart {}

    /// Its start failed.
    ///
    /// @param application which one
    /// @param reason why (W-06, W-07)
    record Failed(String application, ExitReason reason) implements ApplicationStart {}

    /// Whether the application runs now.
    default boolean runs() {
        return this instanceof Started || this instanceof AlreadyStarted;
    }
}
