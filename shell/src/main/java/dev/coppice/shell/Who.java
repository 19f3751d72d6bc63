package dev.coppice.shell;

import dev.coppice.process.Destination;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.supervisor.Supervisor;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whom somebody at the prompt means, and how processes are called there.
final class Who {

    private static final Pattern PID = Pattern.compile("<?(?:0\\.)?(\\d+)>?");

    private Who() {}

    /// The process that is meant by a pid, a name, a registered name as text, the number of a pid,
    /// `whereis(…)`, or a record around one of these, as clients of servers are.
    static Optional<Pid> is(@Nullable Object meant, Node node) {
        return switch (meant) {
            case null -> Optional.empty();
            case Destination destination -> destination.pid();
            case Number number -> numbered(number.longValue(), node);
            case CharSequence text -> named(text.toString(), node);
            case Optional<?> maybe -> maybe.flatMap(one -> is(one, node));
            case Record record -> within(record, node);
            default -> Optional.empty();
        };
    }

    private static Optional<Pid> named(String text, Node node) {
        var number = PID.matcher(text);
        if (number.matches()) {
            return numbered(Long.parseLong(number.group(1)), node);
        }
        return text.isBlank() ? Optional.empty() : node.whereis(Name.of(text));
    }

    static Optional<Pid> numbered(long number, Node node) {
        return node.processes().stream().filter(pid -> pid.number() == number).findFirst();
    }

    private static Optional<Pid> within(Record client, Node node) {
        return Arrays.stream(client.getClass().getRecordComponents())
                .filter(part -> Destination.class.isAssignableFrom(part.getType()))
                .findFirst()
                .flatMap(part -> {
                    try {
                        part.getAccessor().setAccessible(true);
                        return is(part.getAccessor().invoke(client), node);
                    } catch (ReflectiveOperationException hidden) {
                        return Optional.empty();
                    }
                });
    }

    /// What a process is called: its name, else its label, else what it runs.
    static String called(ProcessInfo info) {
        return info.name().map(Name::value).or(info::label).orElseGet(() -> code(info.code()));
    }

    /// The id of a child: a class, which is the usual id, by its simple name.
    static String id(Object id) {
        return id instanceof Class<?> type ? type.getSimpleName() : Values.tidy(id.toString());
    }

    /// What a process runs, for people: `todo.TodoServer$Callbacks` is a `TodoServer`.
    static String code(String type) {
        String tidy = Values.tidy(type);
        int lambda = tidy.indexOf("$$Lambda");
        if (lambda >= 0) {
            boolean typed = type.startsWith("REPL.");
            return typed ? "a lambda" : "a lambda of " + simple(tidy.substring(0, lambda));
        }
        return simple(tidy);
    }

    private static String simple(String type) {
        if (type.startsWith(Supervisor.class.getPackageName())) {
            return type.endsWith(".DynamicServer") ? "DynamicSupervisor" : "Supervisor";
        }
        String name = type.substring(type.lastIndexOf('.') + 1);
        return (name.endsWith("$Callbacks") ? name.substring(0, name.lastIndexOf('$')) : name)
                .replace('$', '.');
    }
}
