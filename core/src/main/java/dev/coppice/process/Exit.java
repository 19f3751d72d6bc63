package dev.coppice.process;

/// An exit signal, received as a message by a process that traps exits.
///
/// @param from the process that ended, or that sent the signal
/// @param reason its reason
public record Exit(Pid from, ExitReason reason) {}
