package dev.coppice.todo.list;

import java.time.Instant;

/// What is left of an entry that was deleted.
///
/// @param revision the revision of the list that deleted it
public record Tombstone(long id, long revision, Instant at) implements Trace {}
