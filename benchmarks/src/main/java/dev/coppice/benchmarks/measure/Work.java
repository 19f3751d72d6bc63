package dev.coppice.benchmarks.measure;

/// A row's work as one peer does it: prepares, does it against the clock, checks the result, and
/// takes down what it built.
@FunctionalInterface
public interface Work {

    /// Does it once.
    ///
    /// @param size how much of it; what that counts is the row's affair
    /// @throws WrongResult when the result is not what the work should yield
    /// @throws Exception anything else; the row has no figure for this peer then
    Measurement measure(int size) throws Exception;
}
