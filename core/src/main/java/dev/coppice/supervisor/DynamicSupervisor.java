package dev.coppice.supervisor;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A supervisor that starts empty and whose children are added one by one, in any number (D-01).
///
/// ```java
/// static final Name SUPERVISOR = Name.of("todo-servers");
///
/// static ChildSpec childSpec() {
///     return ChildSpec.supervisor(TodoServers.class, () -> DynamicSupervisor.startLink(SUPERVISOR));
/// }
///
/// static Pid serverOf(String owner) {
///     var start = DynamicSupervisor.startChild(SUPERVISOR, TodoServer.childSpec(owner));
///     return switch (start) {
///         case Started(var pid, _) -> pid;
///         case AlreadyStarted(var pid) -> pid;        // somebody was faster
///         case Ignored(), Failed(_), Refused(_) -> throw new IllegalStateException(owner + ": " + start);
///     };
/// }
/// ```
///
/// Its children have no order and no id: each is known by its pid, which it changes when it is
/// restarted (D-02). Find them by name or through a registry.
///
/// **When a child fails** it alone is restarted, if its [Restart] says so. If that fails, it is
/// tried again after the requests that are waiting, and each try counts; meanwhile the child is
/// listed as restarting, and [#terminateChild] with the old pid gives up on it (D-13).
///
/// **When restarting does not help**, the intensity is that of all children together (D-10): three
/// broken ones among ten thousand end the supervisor, and all of them with it. The children above
/// are therefore better temporary: the next request starts a fresh one, and none counts (D-12).
///
/// **When it stops**, the children are stopped all at once, each with its own limit (D-11).
///
/// | option | meaning | default |
/// |---|---|---|
/// | `maxChildren` | how many children it may have at once | no limit |
/// | `intensity` | how many restarts in how many seconds are too many | 3 in 5 s |
///
/// Erlang's `simple_one_for_one` is this supervisor as well: where Erlang keeps one template and
/// appends arguments to it, and Elixir puts extra arguments before those of each child, here the
/// start function of a [ChildSpec] has captured what it needs.
///
/// It starts one child at a time, and a slow `init` keeps everybody else waiting (D-15): let
/// children do slow work after they have started. Do not use it for children that depend on one
/// another, or for a fixed list: that is [Supervisor].
public final class DynamicSupervisor {

    /// The id of every child in [#whichChildren]; it prints `undefined`.
    public static final Object UNDEFINED = NoId.UNDEFINED;

    private enum NoId {
        UNDEFINED;

        @Override
        public String toString() {
            return "undefined";
        }
    }

    private DynamicSupervisor() {}

    /// Starts a supervisor linked to this process, without children.
    public static Pid startLink(DynamicSpec spec) {
        return startLink(() -> spec);
    }

    /// Starts a supervisor that works out its options when it starts, in its own process.
    public static Pid startLink(Supplier<DynamicSpec> spec) {
        return GenServer.startLink(new DynamicServer(Optional.empty(), spec));
    }

    /// Starts a supervisor under a name, with the default options.
    public static Pid startLink(Destination name) {
        return startLink(name, DynamicSpec.DEFAULT);
    }

    /// Starts a supervisor under a name. Throws [dev.coppice.server.StartFailed] when the name is
    /// taken, with the reason [dev.coppice.process.AlreadyStarted].
    public static Pid startLink(Destination name, DynamicSpec spec) {
        return GenServer.startLink(name, new DynamicServer(Optional.of(name), () -> spec));
    }

    /// Starts a child and returns when it is ready. Nothing is kept of a child that fails, or asks
    /// not to be started (D-03); the id of its spec is ignored, and a significant child fails
    /// (U-08). If there is no such supervisor this process exits with `noproc`.
    public static ChildStart startChild(Destination supervisor, ChildSpec child) {
        return child.problem(AutoShutdown.NEVER)
                .<ChildStart>map(problem -> new ChildStart.Failed(ExitReason.of(problem)))
                .orElseGet(() -> Supervisor.startChild(supervisor, child));
    }

    /// Ends a child as its [Shutdown] says, returns when it has ended, and does not restart it,
    /// even if it is permanent. A process that is not a child, or not any more, is
    /// [Refusal#NOT_FOUND] (D-09).
    public static ChildAnswer terminateChild(Destination supervisor, Pid child) {
        return Supervisor.terminateChild(supervisor, child);
    }

    /// Returns the children, in the order in which they were started.
    public static List<Child> whichChildren(Destination supervisor) {
        return Supervisor.whichChildren(supervisor);
    }

    /// Returns how many children there are.
    public static Counts countChildren(Destination supervisor) {
        return Supervisor.countChildren(supervisor);
    }
}
