package dev.coppice.task;

import dev.coppice.process.Body;
import dev.coppice.process.Pid;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// A task whose result nobody wants.
record Lone(Body work, Pid starter, List<Pid> callers) implements Body {

    @Override
    public void run() throws Throwable {
        Callers.remember(callers);
        Callable<Object> asCall =
                () -> {
                    try {
                        work.run();
                    } catch (Exception | Error failure) {
                        throw failure;
                    } catch (Throwable odd) {
                        throw new java.lang.reflect.UndeclaredThrowableException(odd);
                    }
                    return Optional.empty();
                };
        var _ = TaskEnded.call(asCall, starter, work.getClass());
    }
}
