package dev.coppice.process;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.Optional;
import java.util.concurrent.Callable;

/// Running code to see how it ends.
final class Attempt {

    private Attempt() {}

    static <T> Outcome<T> at(Callable<T> code) {
        try {
            return new Outcome.Returned<>(code.call());
        } catch (Throwable failure) {
            LocalProcess self = Context.current().process();
            if (self != null) {
                self.stopIfEnded();
            }
            return Outcome.of(failure);
        }
    }

    static Outcome<Object> at(Body code) {
        return at(() -> {
            try {
                code.run();
                return Optional.empty();
            } catch (Exception | Error failure) {
                throw failure;
            } catch (Throwable odd) {
                throw new UndeclaredThrowableException(odd);
            }
        });
    }
}
