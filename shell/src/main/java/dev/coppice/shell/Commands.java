package dev.coppice.shell;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.Sys;
import dev.coppice.shell.Palette.Tone;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
        print(documentation().overview());
    }

    /// Shows the documentation of a type, a verb or a command, `h("supervisor")`, `h("spawnLink")`;
    /// of the type of any other value; or a rule, `h("L-04")`.
    public static void h(@Nullable Object topic) {
        String wanted = topic(topic);
        print(documentation().of(wanted).orElseThrow(() -> new Refusal(undocumented(wanted))));
    }

    private static String topic(@Nullable Object meant) {
        return switch (meant) {
            case null -> "null";
            case CharSequence text -> text.toString();
            case Pid pid -> Pid.class.getSimpleName();
            case Class<?> type -> type.getSimpleName();
            case Object value -> value.getClass().getSimpleName();
        };
    }

    private static String undocumented(String topic) {
        List<String> near = Guesses.near(topic, Documentation.topics().stream());
        return "there is no documentation of "
                + topic
                + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?");
    }

    /// Prints the messages in the mailbox of the shell process, and empties it.
    public static void flush() {
        for (var message = Processes.receive(Duration.ZERO);
                message.isPresent();
                message = Processes.receive(Duration.ZERO)) {
            print(Values.shown(message.get()));
        }
    }

    /// Draws the supervision tree of all processes: names, pids, restarts, mailbox lengths; below
    /// each, 50 at most.
    public static void tree() {
        Optional<String> drawn = Tree.of(node(), restarts());
        drawn.ifPresentOrElse(
                Commands::printTable,
                () -> print("No process has started a server or a supervisor."));
    }

    /// Draws what a process has started.
    public static void tree(@Nullable Object root) {
        Pid pid = who(root);
        Optional<String> drawn = Tree.below(pid, node(), restarts());
        drawn.ifPresentOrElse(Commands::printTable, () -> print(ended(pid)));
    }

    /// Lists all processes, oldest first; of many, the first 200.
    public static void i() {
        i("pid");
    }

    /// Lists all processes, sorted by "pid", "name", "runs", "status", "mailbox" or "links".
    public static void i(String order) {
        printTable(
                Sheets.all(node(), order)
                        .orElseThrow(() ->
                                new Refusal(
                                        "processes can be sorted by "
                                                + String.join(", ", Sheets.orders())
                                                + ", not by "
                                                + Values.shown(order))));
    }

    /// Shows what can be seen of a process: what it runs and does, its links, its mailbox.
    public static void info(@Nullable Object process) {
        Pid pid = who(process);
        print(node().info(pid).map(info -> Sheets.of(info, session().places())).orElse(ended(pid)));
    }

    /// Lists the children of a supervisor, the last started first.
    public static void children(@Nullable Object supervisor) {
        Pid pid = who(supervisor);
        if (node().info(pid).filter(Tree::isSupervisor).isEmpty()) {
            throw new Refusal(pid + " is no supervisor");
        }
        printTable(Sheets.children(pid, restarts()));
    }

    /// The state of a server.
    public static @Nullable Object state(@Nullable Object server) {
        return Sys.state(who(server));
    }

    /// Ends a process whatever it does, with the signal `kill`.
    public static void kill(@Nullable Object process) {
        who(process).kill();
    }

    /// The live process with this number: `pid(7)` for the one that prints as `<0.7>`.
    public static Pid pid(long number) {
        return who(number);
    }

    /// Prints what passes to and from a process, until `untrace`: messages, signals, answers.
    public static void trace(@Nullable Object process) {
        Pid pid = who(process);
        if (!pid.isAlive()) {
            print(ended(pid));
            return;
        }
        traces().start(pid);
        print("Tracing " + pid + "; untrace() ends it.");
    }

    /// Traces a process no more.
    public static void untrace(@Nullable Object process) {
        Pid pid = who(process);
        if (!traces().stop(pid)) {
            print(pid + " was not traced.");
        }
    }

    /// Traces no process any more.
    public static void untrace() {
        traces().all().forEach(traces()::stop);
    }

    /// Prints a value whole, however long it is.
    public static void show(@Nullable Object value) {
        print(Values.shown(value));
    }

    private static Pid who(@Nullable Object meant) {
        return Who.is(meant, node())
                .orElseThrow(() -> new Refusal("there is no process " + Values.shown(meant)));
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

    private static Documentation documentation() {
        Screen screen = session().screen();
        return new Documentation(screen.palette(), screen.width());
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

    /// Prints rows under headings.
    private static void printTable(String table) {
        int end = table.indexOf('\n');
        String headings = end < 0 ? table : table.substring(0, end);
        Palette palette = session().screen().palette();
        print(palette.paint(Tone.STRONG, headings) + table.substring(headings.length()));
    }
}
