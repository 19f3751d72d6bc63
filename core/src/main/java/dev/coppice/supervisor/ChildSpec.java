package dev.coppice.supervisor;

import dev.coppice.process.Failures;
import dev.coppice.server.Start;
import dev.coppice.server.StartFailed;
import dev.coppice.server.StartIgnored;
import dev.coppice.server.StartResult;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// How a supervisor starts a child, when it starts it again, and how it ends it.
///
/// ```java
/// static ChildSpec childSpec(String owner, int port) {
///     return ChildSpec.worker(MyServer.class, () -> MyServer.startLink(owner, port))
///             .restart(Restart.TRANSIENT)
///             .shutdown(Shutdown.within(Duration.ofSeconds(10)));
/// }
/// ```
///
/// The start function runs in the supervisor's process, each time the child is started (C-06). It
/// must start a process linked to its caller, as every `startLink` does, and return its pid when
/// that process is ready. A child that was started without a link ends unnoticed (S-20).
///
/// The spec holds the function and never a process or a state, so that a restarted child begins
/// with what the function gives it and with nothing of the one that failed (T-07). Let the function
/// create what the child owns; a list created outside and captured would be shared by all its
/// lives.
///
/// **When the child fails**, its state ends with it. The supervisor reports the end and runs the
/// function again, `MyServer.startLink("bob", 5454)` in a new process: the child above is transient
/// and has crashed. Had it stopped with `normal`, its place would be kept, and no more. Who knows
/// it by its pid calls nobody from then on; who knows it by a name sees some calls fail, and then
/// reaches the new one.
///
/// **When it fails to start**, because the function throws or the server's `init` stops (C-05), it
/// depends on the occasion. With its supervisor: the supervisor stops what it has started and fails
/// to start as well (S-03). In a restart: it is tried again, each try counting against the
/// [RestartIntensity] (Y-16). By [Supervisor#startChild]: the reason is answered and nothing is
/// kept.
///
/// | option | meaning | default |
/// |---|---|---|
/// | `id` | its name among its siblings, any value, unique (C-02) | required |
/// | `restart` | when it is started again | [Restart#PERMANENT] |
/// | `shutdown` | how it is ended, and how long that may take | 5 s for a worker, no limit for a supervisor |
/// | `significant` | its finishing may shut the supervisor down, see [AutoShutdown] | false |
///
/// By convention the file that defines a server has a static method `childSpec` as above, with the
/// server's class as the id: how a server is started and stopped is known in that one file. Several
/// children of one class are told apart by [#id(Object)] (C-10).
///
/// Do not make a child of what has no process, such as a library to set up: do that in the start of
/// whoever needs it. Do not let the function wait long for something outside: its supervisor serves
/// nobody meanwhile (S-15, D-15); let the child start, and continue after its `init`.
public record ChildSpec(
        Object id,
        StartFunction start,
        Restart restart,
        Shutdown shutdown,
        boolean significant,
        ChildType type) {

    /// Starts a child, and may tell more about it than its pid.
    @FunctionalInterface
    public interface StartFunction {
        /// Starts a process linked to the caller.
        StartResult start() throws Throwable;
    }

    private static final Duration WORKER_LIMIT = Duration.ofSeconds(5);

    public ChildSpec {
        Objects.requireNonNull(id, "a child spec without an id");
        Objects.requireNonNull(start, "a child spec without a start function");
        Objects.requireNonNull(restart, "a child spec without a restart type");
        Objects.requireNonNull(shutdown, "a child spec without a shutdown");
        Objects.requireNonNull(type, "a child spec without a type");
    }

    /// A permanent worker with five seconds to shut down.
    public static ChildSpec worker(Object id, Start start) {
        Objects.requireNonNull(start, "a child spec without a start function");
        return workerWithInfo(id, () -> started(start));
    }

    /// A permanent worker whose start function also answers [StartResult.Started] with information
    /// for those who call [Supervisor#startChild] or [Supervisor#restartChild] (T-09).
    public static ChildSpec workerWithInfo(Object id, StartFunction start) {
        return new ChildSpec(
                id,
                start,
                Restart.PERMANENT,
                Shutdown.within(WORKER_LIMIT),
                false,
                ChildType.WORKER);
    }

    /// A permanent supervisor with all the time it needs to shut down.
    public static ChildSpec supervisor(Object id, Start start) {
        Objects.requireNonNull(start, "a child spec without a start function");
        return new ChildSpec(
                id,
                () -> started(start),
                Restart.PERMANENT,
                Shutdown.infinity(),
                false,
                ChildType.SUPERVISOR);
    }

    /// The same child under another id.
    public ChildSpec id(Object id) {
        return new ChildSpec(id, start, restart, shutdown, significant, type);
    }

    /// The same child, restarted on other occasions.
    public ChildSpec restart(Restart restart) {
        return new ChildSpec(id, start, restart, shutdown, significant, type);
    }

    /// The same child, ended in another way.
    public ChildSpec shutdown(Shutdown shutdown) {
        return new ChildSpec(id, start, restart, shutdown, significant, type);
    }

    /// The same child, whose finishing matters, or not, to its supervisor's [AutoShutdown].
    public ChildSpec significant(boolean significant) {
        return new ChildSpec(id, start, restart, shutdown, significant, type);
    }

    /// Returns what is wrong with this child under such a supervisor, if anything is (C-11).
    public Optional<InvalidSpec> problem(AutoShutdown autoShutdown) {
        if (significant && autoShutdown == AutoShutdown.NEVER) {
            return Optional.of(new InvalidSpec.NeverSignificant(id));
        }
        if (significant && restart == Restart.PERMANENT) {
            return Optional.of(new InvalidSpec.PermanentSignificant(id));
        }
        return Optional.empty();
    }

    /// Returns what the spec says, but for its start function, which has no readable form.
    @Override
    public String toString() {
        return "ChildSpec[id=%s, restart=%s, shutdown=%s, significant=%s, type=%s]"
                .formatted(Offender.named(id), restart, shutdown, significant, type);
    }

    /// Starts the child in this process, whatever its start function does.
    StartResult attempt() {
        try {
            return Objects.requireNonNull(start.start(), "the start function answered nothing");
        } catch (StartIgnored ignored) {
            return new StartResult.Ignored();
        } catch (StartFailed failed) {
            return new StartResult.Failed(failed.reason());
        } catch (Throwable failure) {
            return new StartResult.Failed(Failures.caught(failure));
        }
    }

    private static StartResult started(Start start) throws Throwable {
        var pid = Objects.requireNonNull(start.start(), "the start function answered no pid");
        return new StartResult.Started(pid, Optional.empty());
    }
}
