package dev.coppice.process;

/// The message of a monitor that was given a tag of its own (M-19).
///
/// @param tag what was given
/// @param ref what `monitor` answered
/// @param process what was watched
/// @param reason why it ended
public record TaggedDown(Object tag, Ref ref, Destination process, ExitReason reason) {}
