package dev.coppice.process;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A runtime of processes: their table, their names, their time, and who hears of what happens to
/// them. Several nodes can live in one JVM and know nothing of each other.
///
/// ```java
/// Node.run("hello", () -> {
///   Pid child = spawnLink(() -> exit(receive(String.class)));
///   child.send("oops");
///   receive(); // never returns: the link takes us down too
/// });
/// ```
///
/// A program has one node, started by `main`; a test has a fresh one. What runs on it is reached
/// from a thread outside by {@link #in}, or by sending to a pid; servers can be called from any
/// thread. When the code of `run` ends, or the node is closed, every process on it is killed, the
/// oldest first, so that no supervisor sees a child end and restarts it: stop what has to clean up
/// before. {@link #halt} ends a node from anywhere and says why to whoever waits in {@link
/// #awaitEnd}.
///
/// | option | means | default |
/// |---|---|---|
/// | `named` | how the node prints | required |
/// | `clock` | what timers, limits and restart windows live by | the machine's |
/// | `events` | who hears of crashes, restarts and lingering threads | the system logger |
/// | `inOrder` | one process at a time, in the order they became ready; for tests | off |
///
/// A closed node starts nothing any more. The parts of one program are supervisors of one node.
public final class Node implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final AtomicLong SERIALS = new AtomicLong();

    final long serial = SERIALS.incrementAndGet(); // orders nodes by age
    private final String name;
    private final Clock clock;
    private final Sinks sinks = new Sinks();
    private final ProcessTable table = new ProcessTable();
    final Lingerers lingerers = new Lingerers();
    private final AtomicLong numbers = new AtomicLong();
    private final OutsidePid outside = new OutsidePid(this);
    final Names names = new Names();
    final Scheduler scheduler;
    private final ConcurrentHashMap<Class<?>, Object> attachments = new ConcurrentHashMap<>();
    private final CompletableFuture<ExitReason> halted = new CompletableFuture<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private volatile boolean closed;

    private Node(NodeOptions options) {
        name = options.name();
        clock = options.clock();
        scheduler = new Scheduler(options.ordered());
        var _ = sinks.add(options.events());
    }

    /// Starts a node on the machine's time that reports to the system logger.
    public static Node start(String name) {
        return start(NodeOptions.named(name));
    }

    /// Starts a node.
    public static Node start(NodeOptions options) {
        return new Node(options);
    }

    /// Runs `body` as the first process of a fresh node, waits for its end, and closes the node.
    ///
    /// @throws ProcessExit when the process ended with a reason other than `normal`; the cause is
    ///   the exception it died of, if any
    public static void run(String name, Body body) {
        try (Node node = start(name)) {
            node.in(() -> {
                body.run();
                return Optional.empty();
            });
        }
    }

    /// Spawns a process that nobody is linked to (L-14). From any thread.
    public Pid spawn(Body body) {
        LocalProcess process = admit(new ThreadProcess(this, nextNumber(), body));
        process.begin();
        return process;
    }

    /// Runs `code` in a process of its own, so that it may use every verb, and waits for its
    /// result. For threads that are no processes.
    ///
    /// @throws ProcessExit when the process ended before it had a result
    @SuppressWarnings("NullAway") // null only where the code answers null
    public <T> T in(Work<T> code) {
        InProcess<T> answer = new InProcess<>();
        ThreadProcess worker =
                new ThreadProcess(this, nextNumber(), () -> answer.give(code.call()));
        Questions.owe(worker, answer); // before anybody can end it
        admit(worker).begin();
        Object outcome = answer.await(Duration.ofSeconds(Long.MAX_VALUE));
        if (!answer.isSettled()) {
            worker.kill(); // this thread was interrupted
        }
        if (outcome instanceof Answer.Failed(var reason)) {
            throw new ProcessExit(reason);
        }
        @SuppressWarnings("unchecked")
        T value = (T) outcome;
        return value;
    }

    /// Code with a result that may throw anything.
    ///
    /// @param <T> the result
    @FunctionalInterface
    public interface Work<T> {
        /// Does it.
        ///
        /// @throws Throwable anything
        T call() throws Throwable;
    }

    private static final class InProcess<T> extends Answer<T> {}

    /// The holder of a registered name, if any (N-06).
    public Optional<Pid> whereis(Name name) {
        return names.whereis(name);
    }

    /// Every registered name (N-14).
    public List<Name> registered() {
        return names.all();
    }

    /// The live processes, oldest first.
    public List<Pid> processes() {
        return table.all().stream()
                .filter(LocalProcess::isAlive)
                .sorted(Comparator.comparingLong(LocalProcess::number))
                .<Pid>map(process -> process)
                .toList();
    }

    /// How many processes are in the table.
    public int size() {
        return table.size();
    }

    /// The ended processes whose thread still runs, and where it is (H-01).
    public List<Event.Lingers> lingering() {
        return lingerers.list();
    }

    /// What can be seen of a process; empty when it has ended (P-05).
    public Optional<ProcessInfo> info(Pid pid) {
        return pid instanceof LocalProcess process ? Inspection.of(process) : Optional.empty();
    }

    /// The time that this node lives by.
    public Clock clock() {
        return clock;
    }

    /// What a library keeps for each node, such as its registries: the one object of this type that
    /// belongs to this node, made when it is first asked for.
    public <T> T attachment(Class<T> type, Supplier<? extends T> make) {
        Object known = attachments.get(type);
        return type.cast(
                known != null ? known : attachments.computeIfAbsent(type, none -> make.get()));
    }

    /// What the node is called.
    public String name() {
        return name;
    }

    /// That somebody is told of something, until it is closed.
    @FunctionalInterface
    public interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /// Lets one more sink hear of events, until the answer is closed.
    public Listening listen(EventSink sink) {
        return sinks.add(sink);
    }

    /// Lets `told` hear of what passes to and from a process, until the answer is closed; whoever
    /// traced it before hears no more. It is called on the thread that sends: be quick, and throw
    /// nothing. While nothing is traced, nothing is paid.
    public Listening trace(Pid pid, Consumer<Passage> told) {
        return Tracing.start(pid, told);
    }

    /// Tells the sinks of an event.
    public void emit(Event event) {
        if (!closed || event instanceof Event.Lingers) {
            sinks.tell(() -> event);
        } // else it is part of the end of everything, which was asked for
    }

    /// Tells the sinks of an event that is only made if there are any.
    public void emit(Level level, Supplier<Event> event) {
        if (closed) {
            emit(event.get());
        } else {
            sinks.tell(event);
        }
    }

    void emitLife(Level level, Supplier<Event> event) {
        sinks.tellOfLife(event);
    }

    /// Whether somebody hears of every life.
    boolean followsLives() {
        return sinks.followLives();
    }

    /// Who signals from outside stand for; no process, and never alive.
    Pid outside() {
        return outside;
    }

    long nextNumber() {
        return numbers.incrementAndGet();
    }

    /// Enters a process into the table; it does not run yet.
    <P extends LocalProcess> P admit(P process) {
        table.add(process);
        if (closed) {
            table.remove(process);
            throw new IllegalStateException("the node " + name + " is closed");
        }
        if (process.life == Life.GONE) {
            table.remove(process); // ended by the link to its parent before it was entered
        }
        emitLife(Level.TRACE, () -> new Event.Started(process));
        return process;
    }

    void forget(LocalProcess gone) {
        table.remove(gone);
    }

    /// Ends the node because something it cannot be without has ended (W-09). Returns at once;
    /// whoever waits in {@link #awaitEnd} hears the reason.
    public void halt(Object reason) {
        if (halted.complete(ExitReason.of(reason))) {
            var _ = Thread.ofPlatform().name("coppice-halt").start(this::close);
        }
    }

    /// Waits until the node has ended.
    ///
    /// @return why it was halted; empty when it was simply closed
    public Optional<ExitReason> awaitEnd() {
        var _ = ended.join();
        return Optional.ofNullable(halted.getNow(null));
    }

    /// Kills every process and ends the node with them. Waits until they are gone and their threads
    /// have ended, five seconds at most. What should clean up when it ends is to be stopped before.
    ///
    /// Called by one of its own processes, it ends that one too, and so does not return: its exit
    /// is thrown.
    @Override
    public void close() {
        LocalProcess caller = Context.current().process();
        if (caller != null && caller.home == this) {
            var _ = Thread.ofPlatform().name("coppice-close").start(this::close);
            Receiving.take(caller, Context.current(), message -> false, Deadline.never());
        }
        closed = true;
        long start = System.nanoTime();
        while (busy() && System.nanoTime() - start < PATIENCE.toNanos()) {
            processes().forEach(Pid::kill); // the oldest first: no supervisor sees a child end
            LockSupport.parkNanos(100_000);
        }
        scheduler.close();
        ended.complete(true);
    }

    private boolean busy() {
        return !table.isEmpty() || lingerers.any();
    }

    @Override
    public String toString() {
        return "node " + name;
    }
}
