package dev.coppice.server;

import dev.coppice.process.AlreadyStarted;
import dev.coppice.process.Answer;
import dev.coppice.process.Behaviour;
import dev.coppice.process.Destination;
import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessExit;
import dev.coppice.process.Processes;
import dev.coppice.process.Ref;
import dev.coppice.process.Via;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The start of a server, from the starter's side: the server's first message, which it answers
/// once `init` is done. If it ends before, the starter hears that when all that follows from the
/// end has happened: the name is free (G-11), links have fired.
final class Starting extends Answer<Object> {

    /// What the server says of an end that is not simply its exit reason.
    sealed interface Said {}

    record Ignored() implements Said {}

    record Refused(ExitReason reason) implements Said {}

    private volatile @Nullable Said said;

    /// Says so, and gives the exit that ends the server without fuss.
    ProcessExit not(Said what) {
        said = what;
        return new ProcessExit(ExitReason.NORMAL);
    }

    /// Starts a server and waits for its `init`.
    ///
    /// @throws StartFailed when it cannot start
    /// @throws StartIgnored when it chose not to
    static Pid start(
            Optional<Destination> name, boolean link, GenServer<?, ?> callbacks, Duration limit) {
        name.ifPresent(Starting::requireName);
        String what =
                Doing.name(callbacks.getClass().getName())
                        + name.map(known -> " (" + known + ")").orElse("");
        Optional<Pid> holder = name.flatMap(Destination::pid);
        if (holder.isPresent()) {
            throw new StartFailed(what, ExitReason.of(new AlreadyStarted(holder.get()))); // G-02
        }
        Starting starting = new Starting();
        Optional<Pid> parent = link ? Optional.of(Processes.self()) : Optional.empty();
        ServerProcess<?, ?> server = new ServerProcess<>(callbacks, name, parent);
        Pid pid = Behaviour.spawn(server, link, starting);
        Object outcome = starting.await(limit);
        if (outcome == starting) {
            endLate(pid);
            throw new StartFailed(what, CallFailure.TIMEOUT);
        }
        if (!(outcome instanceof Failed(var reason))) {
            return pid;
        }
        dropExit(pid); // G-05
        throw switch (starting.said) {
            case Ignored() -> new StartIgnored();
            case Refused(var why) -> new StartFailed(what, why);
            case null -> new StartFailed(what, reason);
        };
    }

    private static void requireName(Destination wanted) {
        if (!(wanted instanceof Name || wanted instanceof Via)) {
            throw new IllegalArgumentException( // N-15
                    "a server's name is a Name or a Via, not " + wanted);
        }
    }

    /// The server took too long: it is ended, and its name is free when the starter hears of it
    /// (G-11, G-12).
    private static void endLate(Pid pid) {
        Processes.unlink(pid);
        Ref watch = Processes.monitor(pid);
        pid.kill();
        var _ = Processes.receive(Down.class, down -> down.ref() == watch);
        dropExit(pid);
    }

    private static void dropExit(Pid pid) {
        var _ = Processes.receive(Exit.class, exit -> exit.from() == pid, Duration.ZERO);
    }
}
