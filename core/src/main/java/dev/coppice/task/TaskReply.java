package dev.coppice.task;

import dev.coppice.process.Ref;
import org.jspecify.annotations.Nullable;

/// The message in which a task hands its result to its owner; `await` and `yield` take it (K-01).
///
/// @param ref the owner's monitor on the task
/// @param value the result
public record TaskReply(Ref ref, @Nullable Object value) {}
