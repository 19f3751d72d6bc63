package dev.coppice.shell;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What `h` shows: the doc comments of the library and of the shell, as text.
final class Documentation {

    private static final Pattern LINK =
            Pattern.compile(
                    "\\{@(?:link|linkplain|code) ([^}\\s]+)(?:\\s+([^}]+))?}|\\[([\\w.#]+)(?:\\([^)]*\\))?](?!\\()");

    private Documentation() {}

    /// The commands, a line each.
    static String overview() {
        Table table = Table.of("", "");
        Sources.of(Commands.class).stream()
                .filter(entry -> entry.isMember() && entry.isOpen())
                .forEach(entry -> table.row(entry.call(), first(entry)));
        return table
                + """


                Coppice's own verbs are imported: self(), spawn, spawnLink, spawnMonitor, receive,
                link, monitor, trapExit, register, whereis, exit, sendAfter and the rest; so are
                GenServer, Supervisor and the examples. h("spawnLink"), h("supervisor") and the
                like show their documentation.
                Tab completes, Ctrl-C ends what is running, Ctrl-D leaves.\
                """;
    }

    /// The documentation of a type, or of the members of this name: `Supervisor`, `spawnLink`,
    /// `Supervisor.startLink`.
    static String of(String topic) {
        String wanted = topic.strip().replace('#', '.').replaceAll("\\(.*", "");
        List<Sources.Entry> found =
                Sources.all().stream().filter(entry -> entry.isCalled(wanted)).toList();
        List<Sources.Entry> types = found.stream().filter(entry -> !entry.isMember()).toList();
        if (!types.isEmpty()) {
            return types.stream().map(Documentation::type).collect(Collectors.joining("\n\n"));
        }
        if (!found.isEmpty()) {
            return found.stream().map(Documentation::full).collect(Collectors.joining("\n\n"));
        }
        return unknown(wanted);
    }

    /// The names of all types that have documentation.
    static List<String> types() {
        return Sources.all().stream()
                .filter(entry -> entry.isOpen() && !entry.isMember())
                .map(Sources.Entry::name)
                .distinct()
                .toList();
    }

    private static String unknown(String wanted) {
        String near =
                Sources.all().stream()
                        .filter(Sources.Entry::isOpen)
                        .map(Sources.Entry::name)
                        .filter(name -> near(name, wanted))
                        .distinct()
                        .limit(8)
                        .collect(Collectors.joining(", "));
        return "There is no documentation of "
                + wanted
                + "."
                + (near.isEmpty() ? "" : " Near: " + near + ".");
    }

    private static boolean near(String name, String wanted) {
        String one = name.toLowerCase(Locale.ROOT);
        String other = wanted.toLowerCase(Locale.ROOT);
        return one.contains(other) || other.contains(one) && one.length() > 3;
    }

    private static String type(Sources.Entry type) {
        Table members = Table.of("", "");
        Sources.all().stream()
                .filter(entry ->
                        entry.isMember() && entry.isOpen() && entry.type().equals(type.name()))
                .forEach(entry -> members.row(entry.call(), first(entry)));
        return full(type) + "\n" + members;
    }

    private static String full(Sources.Entry entry) {
        return entry.signature()
                + "\n\n"
                + text(entry.comment())
                        .lines()
                        .map(line -> line.isBlank() ? "" : "    " + line)
                        .collect(Collectors.joining("\n"));
    }

    private static String first(Sources.Entry entry) {
        String flat = text(entry.comment()).replaceAll("\\s+", " ");
        int end = flat.indexOf(". ");
        return end < 0 ? flat : flat.substring(0, end + 1);
    }

    /// A doc comment as text: links as the names they show, code as it is.
    private static String text(String comment) {
        return LINK.matcher(comment.stripIndent())
                .replaceAll(link -> Matcher.quoteReplacement(shown(link)))
                .lines()
                .filter(line -> !line.strip().startsWith("```"))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    private static String shown(MatchResult link) {
        String target = link.group(3) == null ? link.group(1) : link.group(3);
        String said = link.group(2) == null ? target : link.group(2);
        return (said.startsWith("#") ? said.substring(1) : said)
                .replace('#', '.')
                .replaceAll("^([a-z]+\\.)+(?=[A-Z])", "");
    }
}
