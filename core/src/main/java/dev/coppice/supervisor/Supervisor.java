package dev.coppice.supervisor;

import static dev.coppice.server.GenServer.FOREVER;
import static dev.coppice.server.GenServer.call;

import dev.coppice.process.Destination;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A process that starts, watches, restarts and stops other processes, its children.
///
/// A supervisor is its list of children:
///
/// ```java
/// static Pid startLink(Path folder) {
///     return Supervisor.startLink(
///             Supervisor.restForOne(
///                             ChildSpec.worker("store", () -> Store.startLink(folder)),
///                             ChildSpec.worker("cache", () -> Cache.startLink()))
///                     .intensity(3, Duration.ofSeconds(5)));
/// }
/// ```
///
/// It starts the children one after another in the order of the list, each when the one before it
/// is ready (S-01); `startLink` returns after the last. It stops them in the reverse order, each
/// when the one before it has ended (S-02).
///
/// **When a child fails.** The store above crashes: the supervisor stops the cache, which stands
/// after it, and starts the store and then the cache, both from their first state. Which siblings
/// are restarted with a child is the [Strategy]; which ends are failures is the child's [Restart].
/// Somebody who knows the children by name notices calls that fail for a moment, and no more.
///
/// **When restarting does not help.** After more restarts than the [RestartIntensity] allows, the
/// supervisor stops its remaining children and ends with `shutdown` (I-02). To the supervisor above
/// this is a child that has ended: it restarts the whole branch, or gives up in turn (I-08). A
/// start that fails in a restart is tried again after the requests that are waiting (Y-16), and
/// each try counts.
///
/// **When it stops.** When its parent, the process that called `startLink`, ends with whatever
/// reason (S-10), or on [#stop]. An exit signal of anybody else is ignored, except `kill` (S-09); a
/// killed supervisor stops nothing, though its children are linked to it and die unless they trap
/// exits (S-19).
///
/// | option | meaning | default |
/// |---|---|---|
/// | strategy | which siblings are restarted with a child | required |
/// | `intensity` | how many restarts in how many seconds are too many | 3 in 5 s |
/// | `autoShutdown` | whether it stops when its significant children have finished | never |
///
/// The functions that ask a supervisor something work for a [DynamicSupervisor] too. They wait as
/// long as it takes, for instance until a slow child has started (A-10, S-15), and exit with
/// `noproc` if there is no such supervisor. A child must not call its own supervisor while it
/// starts: both would wait for ever (S-23).
///
/// Do not use a supervisor for children that come and go in great numbers, of one kind and without
/// an order: that is [DynamicSupervisor]. Do not use it to retry an operation that is known to
/// fail: its restarts are immediate (T-10), and a service that is away for a minute exhausts any
/// sensible intensity. Let such a child start, and connect, again and again, after it has started.
public final class Supervisor {

    private Supervisor() {}

    /// A supervisor whose children do not need one another.
    public static SupervisorSpec oneForOne(ChildSpec... children) {
        return oneForOne(List.of(children));
    }

    /// A supervisor whose children do not need one another.
    public static SupervisorSpec oneForOne(List<ChildSpec> children) {
        return new SupervisorSpec(Strategy.ONE_FOR_ONE, children);
    }

    /// A supervisor whose children need one another.
    public static SupervisorSpec oneForAll(ChildSpec... children) {
        return oneForAll(List.of(children));
    }

    /// A supervisor whose children need one another.
    public static SupervisorSpec oneForAll(List<ChildSpec> children) {
        return new SupervisorSpec(Strategy.ONE_FOR_ALL, children);
    }

    /// A supervisor whose children need those before them.
    public static SupervisorSpec restForOne(ChildSpec... children) {
        return restForOne(List.of(children));
    }

    /// A supervisor whose children need those before them.
    public static SupervisorSpec restForOne(List<ChildSpec> children) {
        return new SupervisorSpec(Strategy.REST_FOR_ONE, children);
    }

    /// Starts a supervisor linked to this process, and its children. Returns when the last child
    /// has started.
    ///
    /// Throws [dev.coppice.server.StartFailed] when a child fails to start, with the reason
    /// `shutdown` of a [FailedToStartChild], after the children before it were stopped (S-03), or
    /// when the list is wrong, with the reason [InvalidSpec]. If this process does not trap exits,
    /// it ends with that reason instead (S-04).
    public static Pid startLink(SupervisorSpec spec) {
        return startLink(() -> spec);
    }

    /// Starts a supervisor that works out its children when it starts, in its own process, as OTP's
    /// `init` callback does. What that throws is the reason of the
    /// [dev.coppice.server.StartFailed]; a [dev.coppice.server.StartIgnored] says that no
    /// supervisor is wanted, and is thrown here too (S-07).
    public static Pid startLink(Supplier<SupervisorSpec> spec) {
        return GenServer.startLink(new SupervisorServer(Optional.empty(), spec));
    }

    /// Starts a supervisor under a name. Throws [dev.coppice.server.StartFailed] also when the name
    /// is taken, with the reason [dev.coppice.process.AlreadyStarted] (S-22).
    public static Pid startLink(Destination name, SupervisorSpec spec) {
        return startLink(name, () -> spec);
    }

    /// Starts a supervisor under a name that works out its children when it starts, in its own
    /// process.
    public static Pid startLink(Destination name, Supplier<SupervisorSpec> spec) {
        return GenServer.startLink(name, new SupervisorServer(Optional.of(name), spec));
    }

    /// Returns the children, the last started position first.
    public static List<Child> whichChildren(Destination supervisor) {
        return call(supervisor, new Request.WhichChildren(), FOREVER);
    }

    /// Returns how many children there are. A child that ended a moment ago is not counted as
    /// active.
    public static Counts countChildren(Destination supervisor) {
        return call(supervisor, new Request.CountChildren(), FOREVER);
    }

    /// Adds a child after the others and starts it. If it fails to start it is not kept
    /// . It is lost when the supervisor itself is restarted (I-10).
    public static ChildStart startChild(Destination supervisor, ChildSpec child) {
        return call(supervisor, new Request.StartChild(child), FOREVER);
    }

    /// Starts a child that was terminated or has finished. This does not count as a restart
    /// (I-11).
    public static ChildStart restartChild(Destination supervisor, Object id) {
        return call(supervisor, new Request.RestartChild(id), FOREVER);
    }

    /// Ends a child as its [Shutdown] says and does not restart it. Its place is kept,
    /// unless it is temporary. The child of a [DynamicSupervisor] is named by its pid.
    public static ChildAnswer terminateChild(Destination supervisor, Object id) {
        return call(supervisor, new Request.TerminateChild(id), FOREVER);
    }

    /// Removes the place of a child that is not running. A child of the supervisor's own
    /// list comes back when the supervisor is restarted.
    public static ChildAnswer deleteChild(Destination supervisor, Object id) {
        return call(supervisor, new Request.DeleteChild(id), FOREVER);
    }

    /// Returns the spec of a child.
    public static Optional<ChildSpec> specOf(Destination supervisor, Object id) {
        return call(supervisor, new Request.SpecOf(id), FOREVER);
    }

    /// Stops the children and then the supervisor, and waits for that. It ends with `normal`.
    public static void stop(Destination supervisor) {
        GenServer.stop(supervisor);
    }

    /// Stops the children, which are told `shutdown` whatever the reason (S-12), and then the
    /// supervisor, which ends with the reason. If it has not ended after the limit, this process
    /// exits with `timeout` and the supervisor goes on stopping.
    public static void stop(Destination supervisor, Object reason, Duration limit) {
        GenServer.stop(supervisor, reason, limit);
    }
}
