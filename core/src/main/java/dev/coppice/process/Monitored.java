package dev.coppice.process;

/// A process spawned and watched in one step (M-17).
///
/// @param pid the new process
/// @param ref the monitor on it
public record Monitored(Pid pid, Ref ref) {}
