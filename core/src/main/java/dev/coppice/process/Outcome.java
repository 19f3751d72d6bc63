package dev.coppice.process;

/// How a piece of code ended: what {@link Processes#attempt} answers. It tells the three kinds of
/// runtime error apart (E-05).
///
/// @param <T> what the code returns when all goes well
public sealed interface Outcome<T> {

    /// It returned.
    ///
    /// @param value what it returned; null for code without a result
    record Returned<T>(@org.jspecify.annotations.Nullable T value) implements Outcome<T> {}

    /// It raised an error.
    ///
    /// @param error any throwable but the two below
    record Raised<T>(Throwable error) implements Outcome<T> {}

    /// It called `exit`.
    ///
    /// @param reason with this reason
    record Exited<T>(ExitReason reason) implements Outcome<T> {}

    /// It threw a value.
    ///
    /// @param value this one
    record Threw<T>(Object value) implements Outcome<T> {}

    /// What code that failed with this has done.
    static <T> Outcome<T> of(Throwable failure) {
        return switch (failure) {
            case ProcessExit exit -> new Exited<>(exit.reason());
            case Thrown thrown -> new Threw<>(thrown.value());
            default -> new Raised<>(failure);
        };
    }
}
