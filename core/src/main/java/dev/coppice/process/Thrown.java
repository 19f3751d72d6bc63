package dev.coppice.process;

/// The third kind of runtime error: a value thrown to whoever catches it further up, a non-local
/// return (E-05). `throw new Thrown(value)`.
///
/// Uncaught, it ends the process with {@link ExitReason.Thrown} (E-03). Like an exit it is no
/// {@link Exception}. In a callback of a GenServer it counts as the callback's answer (G-38).
public final class Thrown extends Error {

    private static final long serialVersionUID = 1L;

    private final transient Object value;

    /// Carries `value`; without a stack trace.
    public Thrown(Object value) {
        super(null, null, false, false);
        this.value = value;
    }

    /// The value in words; put into words only when asked for.
    @Override
    public String getMessage() {
        return String.valueOf(value);
    }

    /// What was thrown.
    public Object value() {
        return value;
    }
}
