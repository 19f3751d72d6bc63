package dev.coppice.shell;

import dev.coppice.shell.Palette.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `h` shows: the doc comments of the library and of the shell, and the rules they cite.
///
/// @param palette the colours it is shown in
/// @param width of the screen
record Documentation(Palette palette, int width) {

    private static final String INDENT = "    ";

    /// The commands, a line each.
    String overview() {
        Table table = Table.of("", "");
        summarize(
                Sources.of(Commands.class).stream().filter(one -> one.isMember() && one.isOpen()),
                table);
        return table.within(width)
                + "\n\n"
                + paragraphs(
                        """
                        Coppice's own verbs are imported: `self()`, `spawn`, `spawnLink`, `spawnMonitor`,
                        `receive`, `link`, `monitor`, `trapExit`, `register`, `whereis`, `exit`, `sendAfter`
                        and the rest; so are `GenServer`, `Supervisor` and the to-do system. What they do is
                        told by `h("spawnLink")`, `h("supervisor")` and the like; what a rule such as L-04
                        says, by `h("L-04")`.

                        Tab completes, Ctrl-C ends what is running, Ctrl-D leaves.
                        """,
                        "");
    }

    /// The documentation of a type, or of the members of this name: `Supervisor`, `spawnLink`,
    /// `Supervisor.startLink`, also as Elixir writes them; or a rule.
    Optional<String> of(String topic) {
        return Rules.of(topic).map(rule -> paragraphs(rule, "")).or(() -> described(topic));
    }

    private Optional<String> described(String topic) {
        String wanted = topic.strip().replace('#', '.').replaceAll("\\(.*", "");
        return Stream.of(wanted, wanted.substring(wanted.lastIndexOf('.') + 1))
                .map(Documentation::meant)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .map(found -> found.stream().map(this::shown).collect(Collectors.joining("\n\n")));
    }

    /// What is meant by a topic: `exit` means the verb, as it is written, and no type; `supervisor`
    /// the type, as there is no such verb.
    private static List<Documented> meant(String topic) {
        List<Documented> found =
                Sources.all().stream()
                        .filter(one -> one.isMeantBy(Documented.plain(topic)))
                        .toList();
        List<Documented> verbs =
                found.stream().filter(one -> one.isVerb() && one.name().equals(topic)).toList();
        List<Documented> types = found.stream().filter(one -> !one.isMember()).toList();
        return Stream.of(verbs, types).filter(some -> !some.isEmpty()).findFirst().orElse(found);
    }

    private String shown(Documented one) {
        String full =
                palette.paint(Tone.STRONG, one.signature())
                        + "\n\n"
                        + paragraphs(one.comment(), INDENT);
        List<Documented> members =
                one.isMember()
                        ? List.of()
                        : Sources.all().stream()
                                .filter(other -> other.isMember() && other.isOpen())
                                .filter(other -> other.type().equals(one.name()))
                                .toList();
        if (members.isEmpty()) {
            return full;
        }
        Table table = Table.of("", "");
        summarize(members.stream(), table);
        return full + "\n\n" + table.within(width);
    }

    /// A row for each; those that are called and said alike, as overloads may be, share one.
    private void summarize(Stream<Documented> several, Table table) {
        Markup markup = new Markup(palette);
        several.map(one ->
                        List.of(
                                palette.paint(Tone.NAME, one.call()),
                                markup.sentence(one.comment())))
                .distinct()
                .forEach(row -> table.row(row.toArray()));
    }

    private String paragraphs(String comment, String indent) {
        return new Markup(palette)
                .lines(comment, width - indent.length()).stream()
                        .map(line -> line.isEmpty() ? line : indent + line)
                        .collect(Collectors.joining("\n"));
    }

    /// The names of everything that has documentation.
    static List<String> topics() {
        return Sources.all().stream()
                .filter(Documented::isOpen)
                .map(Documented::name)
                .distinct()
                .toList();
    }
}
