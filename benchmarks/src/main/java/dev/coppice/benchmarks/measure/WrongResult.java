package dev.coppice.benchmarks.measure;

/// Work was done, but not the work that was meant.
public final class WrongResult extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private WrongResult(String message) {
        super(message);
    }

    /// Throws unless the result is the expected one.
    public static void unlessEqual(String what, Object expected, Object result) {
        if (!expected.equals(result)) {
            throw new WrongResult(what + " should be " + expected + " and is " + result);
        }
    }

    /// Throws unless the two numbers are the same.
    public static void unless(String what, long expected, long result) {
        if (expected != result) {
            throw new WrongResult(what + " should be " + expected + " and is " + result);
        }
    }
}
