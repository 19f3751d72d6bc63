package dev.coppice.server;

/// A request that is answered. The request is the witness of its answer's type: a reply of another
/// type does not compile.
///
/// @param <T> what is answered
public interface Call<T> {}
