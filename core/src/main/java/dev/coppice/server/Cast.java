package dev.coppice.server;

/// A request that is not answered.
public interface Cast {}
