package dev.coppice.benchmarks.measure;

/// What a single operation costs, as JMH measured it.
///
/// @param name of the operation
/// @param nanoseconds for one
/// @param error of that, with 99.9 % confidence; not a number when there was only one run
public record Micro(String name, double nanoseconds, double error) {}
