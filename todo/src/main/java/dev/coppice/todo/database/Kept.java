package dev.coppice.todo.database;

import dev.coppice.todo.list.Change;

/// A change as it is kept, with the key that it was asked for with.
public record Kept(Key key, Change change) {}
