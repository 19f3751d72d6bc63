package dev.coppice.server;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Failures;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Processes;
import dev.coppice.process.Thrown;
import dev.coppice.process.Via;
import java.util.Optional;

/// The beginning of a server, in its process: it takes its name, and `init` says how it goes on.
final class Beginning {

    private Beginning() {}

    /// Begins, and returns the state and what comes next.
    ///
    /// @throws ProcessExit when the server is not to go on; `starting` knows why, or hears it from
    ///   the end of the process
    static <S> Init.Ok<S> of(
            GenServer<?, S> callbacks, Optional<Destination> name, Starting starting) {
        name.ifPresent(wanted -> registerOrEnd(wanted, starting));
        Object init;
        try {
            init = callbacks.init();
        } catch (Thrown thrown) {
            init = thrown.value(); // G-09
        } catch (Throwable failure) {
            throw new ProcessExit(Failures.caught(failure)); // G-08
        }
        return switch (init) {
            case Init.Ok<?> ok -> {
                @SuppressWarnings("unchecked") // init answers an Init<S>
                Init.Ok<S> begun = (Init.Ok<S>) ok;
                yield begun;
            }
            case Init.Ignore<?> ignored -> throw starting.not(new Starting.Ignored());
            case Init.Failed<?>(var reason) -> throw starting.not(new Starting.Refused(reason));
            case Init.Stop<?>(var reason) -> throw new ProcessExit(reason);
            case null, default ->
                    throw new ProcessExit(ExitReason.of(new BadReturnValue(init))); // G-10
        };
    }

    private static void registerOrEnd(Destination wanted, Starting starting) {
        Optional<Pid> holder =
                switch (wanted) {
                    case Name plain -> Processes.registerIfFree(plain);
                    case Via via -> via.names().register(via.key());
                    default -> throw new AssertionError(wanted);
                };
        if (holder.isPresent()) {
            throw starting.not(
                    new Starting.Refused(ExitReason.of(new AlreadyStarted(holder.get()))));
        }
    }
}
