package dev.coppice.shell;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.Sys;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What can be asked at the prompt besides Coppice's own verbs. All of these are imported there.
///
/// Where they ask for a process, anything that tells which one will do: a pid, its number, a {@link
/// dev.coppice.process.Name}, a registered name as text, what `whereis` answers, or the client
/// record of a server.
public final class Commands {

    private Commands() {}

    /// Lists what can be asked at the prompt.
    public static void h() {
        print(Documentation.overview());
    }

    /// Shows the documentation of a type, a verb or a command: `h("supervisor")`, `h("spawnLink")`.
    public static void h(Object topic) {
        print(
                Documentation.of(
                        topic instanceof Class<?> type ? type.getSimpleName() : topic.toString()));
    }

    /// Prints the messages in the mailbox of the shell process, and empties it.
    public static void flush() {
        for (var message = Processes.receive(Duration.ZERO);
                message.isPresent();
                message = Processes.receive(Duration.ZERO)) {
            print(Values.shown(message.get()));
        }
    }

    /// Draws the supervision tree of all processes: names, pids, restarts, mailbox lengths.
    public static void tree() {
        print(
                Tree.of(node(), restarts())
                        .orElse("No process has started a server or a supervisor."));
    }

    /// Draws what a process has started.
    public static void tree(Object root) {
        with(root, pid -> print(Tree.below(pid, node(), restarts()).orElse(ended(pid))));
    }

    /// Lists all processes, oldest first.
    public static void i() {
        i("pid");
    }

    /// Lists all processes, sorted by "pid", "name", "runs", "status", "mailbox" or "links".
    public static void i(String order) {
        print(
                Sheets.all(node(), order)
                        .orElseGet(() ->
                                "Sort by one of " + Sheets.orders() + ", not " + order + "."));
    }

    /// Shows what can be seen of a process: what it runs and does, its links, its mailbox.
    public static void info(Object process) {
        with(process, pid -> print(node().info(pid).map(Sheets::of).orElse(ended(pid))));
    }

    /// Lists the children of a supervisor, the last started first.
    public static void children(Object supervisor) {
        with(
                supervisor,
                pid -> {
                    boolean supervises = node().info(pid).filter(Tree::isSupervisor).isPresent();
                    print(
                            supervises
                                    ? Sheets.children(pid, restarts())
                                    : pid + " is no supervisor.");
                });
    }

    /// The state of a server.
    public static @Nullable Object state(Object server) {
        return Sys.state(
                Who.is(server, node())
                        .orElseThrow(() -> new NoSuchElementException(nobody(server))));
    }

    /// Ends a process whatever it does, with the signal `kill`.
    public static void kill(Object process) {
        with(process, Pid::kill);
    }

    /// The live process with this number: `pid(7)` for the one that prints as `<0.7>`.
    public static Pid pid(long number) {
        return Who.numbered(number, node())
                .orElseThrow(() -> new NoSuchElementException("no process is <0." + number + ">"));
    }

    /// Prints what passes to and from a process, until `untrace`: messages, signals, answers.
    public static void trace(Object process) {
        with(
                process,
                pid -> {
                    traces().start(pid);
                    print("Tracing " + pid + "; untrace() ends it.");
                });
    }

    /// Traces a process no more.
    public static void untrace(Object process) {
        with(
                process,
                pid -> {
                    if (!traces().stop(pid)) {
                        print(pid + " was not traced.");
                    }
                });
    }

    /// Traces no process any more.
    public static void untrace() {
        traces().all().forEach(traces()::stop);
    }

    /// Prints a value whole, however long it is.
    public static void show(@Nullable Object value) {
        print(Values.shown(value));
    }

    private static void with(Object meant, Consumer<Pid> command) {
        Optional<Pid> pid = Who.is(meant, node());
        if (pid.isPresent()) {
            command.accept(pid.get());
        } else {
            print(nobody(meant));
        }
    }

    private static String nobody(Object meant) {
        return "There is no process " + Values.shown(meant) + ".";
    }

    private static String ended(Pid pid) {
        return pid + " has ended.";
    }

    private static Node node() {
        return Processes.node();
    }

    private static Session session() {
        return Session.of(node());
    }

    private static Restarts restarts() {
        return session().restarts();
    }

    private static Traces traces() {
        return session().traces();
    }

    private static void print(String text) {
        session().screen().answer(text);
    }
}
