package dev.coppice.process;

/// The message a monitor sends when the process it watches has ended (M-01).
///
/// @param ref what `monitor` answered
/// @param process what was watched: the pid, or the name it was watched by (M-13)
/// @param reason why it ended; `noproc` when there was none to watch (M-04)
public record Down(Ref ref, Destination process, ExitReason reason) {}
