package dev.coppice.supervisor;

/// How many children a supervisor has.
///
/// - `specs`: places, running or not
/// - `active`: processes alive
/// - `supervisors`, `workers`: places by the type of the child, running or not
public record Counts(int specs, int active, int supervisors, int workers) {}
