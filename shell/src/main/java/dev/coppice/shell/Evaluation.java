package dev.coppice.shell;

import dev.coppice.process.Answer;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import jdk.jshell.spi.SPIResolutionException;
import org.jspecify.annotations.Nullable;

/// A piece of code on its way to the shell process, which answers the printed form of its value. If
/// the process ends first, whoever waits hears so.
final class Evaluation extends Answer<String> {

    private final Method code;
    private volatile boolean begun;
    private volatile @Nullable Throwable failure;

    Evaluation(Method code) {
        this.code = code;
    }

    /// How an evaluation ended.
    sealed interface Ending {}

    /// It has a value.
    ///
    /// @param shown the value, printed
    record Value(String shown) implements Ending {}

    /// The code raised an error, exited or threw, and the process ended of it.
    ///
    /// @param with what came out of the code
    record Failure(Throwable with) implements Ending {}

    /// A signal ended the process meanwhile.
    record Struck() implements Ending {}

    /// The code uses something that is only promised yet; the process lives on.
    ///
    /// @param with what JShell's wrapper threw
    record Unresolved(SPIResolutionException with) implements Ending {}

    /// A command could not do what it was asked; the process lives on.
    ///
    /// @param with what it said
    record Refused(Refusal with) implements Ending {}

    /// The process had ended before.
    record NeverBegan() implements Ending {}

    /// Runs the code, in the shell process.
    ///
    /// @throws Throwable what the code throws; it ends the process
    void run() throws Throwable {
        begun = true;
        try {
            Thread.currentThread().setContextClassLoader(code.getDeclaringClass().getClassLoader());
            give(Values.shown(code.invoke(null)));
        } catch (InvocationTargetException thrown) {
            Throwable cause = Objects.requireNonNull(thrown.getCause());
            if (!isHarmless(cause)) {
                throw failed(cause);
            }
            failure = cause;
            give("");
        } catch (Throwable whilePrinting) {
            throw failed(whilePrinting);
        }
    }

    private static boolean isHarmless(Throwable thrown) {
        return thrown instanceof SPIResolutionException || thrown instanceof Refusal;
    }

    private Throwable failed(Throwable with) {
        if (Processes.current()
                .filter(Pid::isAlive)
                .isPresent()) { // else a signal was first, and this is its echo
            failure = with;
        }
        return with;
    }

    /// Waits for the end of the evaluation.
    Ending ending() {
        Object outcome = await(GenServer.FOREVER);
        if (failure != null) {
            return ending(failure);
        }
        if (outcome instanceof String shown) {
            return new Value(shown);
        }
        return begun ? new Struck() : new NeverBegan();
    }

    private static Ending ending(Throwable with) {
        return switch (with) {
            case SPIResolutionException early -> new Unresolved(early);
            case Refusal refusal -> new Refused(refusal);
            case Throwable other -> new Failure(other);
        };
    }

    @Override
    public String toString() {
        return "an evaluation";
    }
}
