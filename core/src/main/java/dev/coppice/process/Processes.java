package dev.coppice.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// The verbs of the running process, to be imported statically.
///
/// Every verb but `attempt` must be called by a process, on its own thread; elsewhere it throws
/// {@link IllegalStateException}. When the process has been ended by a signal, each throws the exit
/// that ended it, so that a process told to end has no further effect.
///
/// ```java
/// Node.run("verbs", () -> {
///   trapExit(true);
///   Pid child = spawnLink(() -> receive(Runnable.class).run());
///   child.send((Runnable) () -> { throw new IllegalStateException("boom"); });
///   System.out.println(receive(Exit.class).reason());  // error(java.lang.IllegalStateException: boom)
/// });
/// ```
///
/// | to | verbs | waits |
/// |---|---|---|
/// | start processes | `spawn`, `spawnLink`, `spawnMonitor` | no |
/// | take messages | `receive`, by type, by predicate, with a limit | until one comes |
/// | be told of ends | `link`, `monitor`, `trapExit` | no |
/// | be found | `register`, `whereis` | no |
/// | end, and catch ends | `exit`, `attempt` | no |
/// | let time pass | `sendAfter`, `sleep` | `sleep` does |
///
/// Limits and delays are {@link Duration}s by the node's clock. To keep a state and answer requests
/// write no loop of `receive`s: that is what {@link dev.coppice.server.GenServer} is.
public final class Processes {

    private static final Predicate<Object> ANY = message -> true;

    private Processes() {}

    /// The pid of the calling thread's process, if it runs one.
    public static Optional<Pid> current() {
        return Optional.ofNullable(Context.current().process());
    }

    /// The pid of the calling process.
    public static Pid self() {
        return Context.current().process("ask for self()");
    }

    /// The node of the calling process.
    public static Node node() {
        return Context.current().process("ask for node()").home;
    }

    /// Spawns a process that nobody is linked to, and returns its pid at once (P-01, L-14).
    public static Pid spawn(Body body) {
        LocalProcess self = Context.current().process("spawn");
        return self.home.spawn(body);
    }

    /// Spawns a process linked to this one: if either dies, the other is told (L-04, L-12).
    public static Pid spawnLink(Body body) {
        LocalProcess self = Context.current().process("spawnLink");
        return Spawn.linked(self, child(self, body));
    }

    /// Spawns a process watched by this one (M-17).
    public static Monitored spawnMonitor(Body body) {
        LocalProcess self = Context.current().process("spawnMonitor");
        return Spawn.monitored(self, child(self, body));
    }

    private static ThreadProcess child(LocalProcess self, Body body) {
        return new ThreadProcess(self.home, self.home.nextNumber(), body);
    }

    /// Takes the next message, waiting for one without limit.
    public static Object receive() {
        Context context = Context.current();
        return Receiving.next(context.process("receive"), context);
    }

    /// Takes the first message of this type, waiting for it without limit; the others stay, in
    /// order, for later (B-02).
    public static <T> T receive(Class<T> type) {
        return type.cast(await("receive", type::isInstance, Deadline.never()));
    }

    /// Takes the first message of this type that the predicate accepts, waiting for it without
    /// limit.
    public static <T> T receive(Class<T> type, Predicate<? super T> wanted) {
        return type.cast(await("receive", both(type, wanted), Deadline.never()));
    }

    /// Takes the next message, waiting for it so long at most; zero looks at what is there (B-03).
    ///
    /// @throws IllegalArgumentException when the limit is negative (B-05)
    public static Optional<Object> receive(Duration limit) {
        return poll("receive", ANY, limit);
    }

    /// Takes the first message of this type, waiting for it so long at most.
    public static <T> Optional<T> receive(Class<T> type, Duration limit) {
        return poll("receive", type::isInstance, limit).map(type::cast);
    }

    /// Takes the first message of this type that the predicate accepts, waiting for it so long at
    /// most.
    public static <T> Optional<T> receive(
            Class<T> type, Predicate<? super T> wanted, Duration limit) {
        return poll("receive", both(type, wanted), limit).map(type::cast);
    }

    /// Waits, taking no message; an exit signal still ends the process (P-07).
    public static void sleep(Duration time) {
        var nothing = poll("sleep", message -> false, time);
        assert nothing.isEmpty();
    }

    private static <T> Predicate<Object> both(Class<T> type, Predicate<? super T> wanted) {
        return message -> type.isInstance(message) && wanted.test(type.cast(message));
    }

    private static Object await(String verb, Predicate<Object> wanted, Deadline deadline) {
        Context context = Context.current();
        return Objects.requireNonNull(
                Receiving.take(context.process(verb), context, wanted, deadline));
    }

    private static Optional<Object> poll(String verb, Predicate<Object> wanted, Duration limit) {
        Context context = Context.current();
        LocalProcess self = context.process(verb);
        return Optional.ofNullable(
                Receiving.take(self, context, wanted, Deadline.after(limit, self.home.clock())));
    }

    /// Sends a message after a delay, at the earliest (B-07). To a name: to whoever holds it then
    /// (B-09).
    public static Timer sendAfter(Destination to, Object message, Duration delay) {
        LocalProcess self = Context.current().process("sendAfter");
        return Timer.start(self.home, to, message, delay);
    }

    /// Registers the calling process under a name.
    ///
    /// @throws IllegalArgumentException when the name is taken, or the process has one (N-01, N-02)
    public static void register(Name name) {
        register(name, self());
    }

    /// Registers a process under a name.
    ///
    /// @throws IllegalArgumentException when the name is taken, or the process has one or has ended
    ///   (N-01 to N-03)
    public static void register(Name name, Pid pid) {
        Context.current().process("register").home.names.registerOrFail(name, local(pid));
    }

    /// Registers the calling process under a name, unless somebody holds it.
    ///
    /// @return who holds it; empty when the calling process does now
    public static Optional<Pid> registerIfFree(Name name) {
        LocalProcess self = Context.current().process("register");
        return self.home.names.register(name, self);
    }

    /// Frees a name, whoever holds it (N-05).
    ///
    /// @throws IllegalArgumentException when nobody does
    public static void unregister(Name name) {
        LocalProcess self = Context.current().process("unregister");
        self.home.names.unregister(name);
    }

    /// Who holds a name, if anybody (N-06).
    public static Optional<Pid> whereis(Name name) {
        return name.pid();
    }

    /// Every registered name (N-14).
    public static List<Name> registered() {
        return node().registered();
    }

    /// Links the calling process to another: when either dies, the other is told (L-01). Linking
    /// twice makes one link (L-02).
    ///
    /// @throws NoSuchProcess when the other has ended and this process does not trap exits (L-05);
    ///   if it does, it receives the {@link Exit} instead (L-06)
    public static void link(Pid other) {
        Links.link(Context.current().process("link"), local(other));
    }

    /// Removes a link, if there is one. No exit comes along it afterwards; one that is in the
    /// mailbox stays there (L-07).
    public static void unlink(Pid other) {
        Links.unlink(Context.current().process("unlink"), local(other));
    }

    /// Watches a process: one {@link Down} comes when it ends, at once if it has (M-01, M-04).
    public static Ref monitor(Destination watched) {
        return monitor(watched, MonitorOptions.PLAIN);
    }

    /// Watches a process, with options.
    public static Ref monitor(Destination watched, MonitorOptions options) {
        return Monitors.monitor(Context.current().process("monitor"), watched, options);
    }

    /// The address that a monitor made with an alias stands for.
    ///
    /// @throws IllegalArgumentException when the monitor has none
    public static Alias alias(Ref monitor) {
        if (monitor instanceof MonitorRef made && made.alias != null) {
            return made.alias;
        }
        throw new IllegalArgumentException(monitor + " is no monitor with an alias");
    }

    /// A fresh address of the calling process that can be switched off (M-23).
    public static Alias alias(Alias.Mode mode) {
        return new Alias(Context.current().process("alias"), mode, null);
    }

    /// Switches an alias off. Only its owner can (M-23).
    ///
    /// @return whether it was on, and is off now
    public static boolean unalias(Alias alias) {
        return alias.switchOff(Context.current().process("unalias"));
    }

    /// Stops watching. A {@link Down} that is in the mailbox stays there (M-07).
    ///
    /// @return whether the monitor was removed before it fired (M-09)
    public static boolean demonitor(Ref monitor) {
        LocalProcess self = Context.current().process("demonitor");
        return monitor instanceof MonitorRef made && Monitors.demonitor(self, made);
    }

    /// Stops watching, and takes a {@link Down} that has arrived out of the mailbox (M-08).
    ///
    /// @return whether the monitor was removed before it fired
    public static boolean demonitorFlush(Ref monitor) {
        LocalProcess self = Context.current().process("demonitor");
        return monitor instanceof MonitorRef made && Monitors.demonitorFlush(self, made);
    }

    /// Says whether exit signals come as {@link Exit} messages from now on.
    ///
    /// @return what it was before; false at the start of every process
    public static boolean trapExit(boolean trap) {
        return Context.current().process("trapExit").trap(trap);
    }

    /// Ends the calling process with this reason, unless somebody up the stack catches the exit
    /// (E-02). Never returns; `throw exit(reason)` tells the compiler so.
    public static ProcessExit exit(Object reason) {
        throw new ProcessExit(ExitReason.of(reason));
    }

    /// Runs code and answers how it ended: returned, raised an error, exited, or threw a value
    /// (E-05). The end of the process by a signal is not caught (E-11).
    public static <T> Outcome<T> attempt(Callable<T> code) {
        return Attempt.at(code);
    }

    /// Runs code without a result and answers how it ended.
    public static Outcome<Object> attempt(Body code) {
        return Attempt.at(code);
    }

    /// What can be seen of a process; empty when it has ended (P-05).
    public static Optional<ProcessInfo> info(Pid pid) {
        return pid.node().info(pid);
    }

    /// The live processes of this node.
    public static List<Pid> processes() {
        return node().processes();
    }

    /// The process's own map, which nobody else sees (P-02).
    public static Map<Object, Object> dictionary() {
        return Context.current().process("use its dictionary").extras().dictionary();
    }

    /// Says what this process is, for reports and inspection (P-06).
    public static void label(String what) {
        Context.current().process("label").extras().label(what);
    }

    static LocalProcess local(Pid pid) {
        if (pid instanceof LocalProcess local) {
            return local;
        }
        throw new IllegalArgumentException(pid + " is no process of this node");
    }
}
