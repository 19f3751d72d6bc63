package dev.coppice.shell;

import dev.coppice.shell.Layout.Group;
import dev.coppice.shell.Layout.Text;
import java.lang.reflect.RecordComponent;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How values are printed: as they print themselves, but for functions and classes, whose own words
/// say little, and for records and collections too long for a line, which stand in several.
final class Values {

    /// The classes that JShell wraps around what is typed.
    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.)?\\$JShell\\$\\w+[.$](?=\\w)");

    private static final Pattern ANONYMOUS =
            Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$\\$JShell\\$anonymous\\$\\$\\d+");

    private static final Pattern LAMBDA =
            Pattern.compile("(?:REPL\\.)?\\$JShell\\$\\w+\\$\\$Lambda/0x[0-9a-f]+(?:@[0-9a-f]+)?");

    private final Deque<Object> around = new ArrayDeque<>(); // what is being printed right now

    private Values() {}

    /// The printed form of a value. Runs code of the value: in the shell process, please.
    static String shown(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Character
                ? LiveControl.plain(value)
                : new Values().layout("", value).at(0);
    }

    /// Text without the names of the classes that JShell wraps around what is typed.
    static String tidy(String text) {
        String named = LAMBDA.matcher(text).replaceAll("a lambda");
        return WRAPPER.matcher(ANONYMOUS.matcher(named).replaceAll("anonymous")).replaceAll("");
    }

    /// A value behind a label. Text inside others stands without quotes, as Java prints it.
    private Layout layout(String label, @Nullable Object value) {
        return switch (value) {
            case null -> new Text(label + "null");
            case CharSequence text -> new Text(label + text);
            case Character letter -> new Text(label + letter);
            case Class<?> type -> new Text(label + tidy(type.getSimpleName()));
            case Object same when isAround(same) -> new Text(label + "(itself)");
            case Record record when isPlain(record) -> within(record, () -> parts(label, record));
            case Collection<?> many when printsAsJavasOwn(many) ->
                    within(many, () -> elements(label, many));
            case Map<?, ?> map when printsAsJavasOwn(map) -> within(map, () -> entries(label, map));
            case Optional<?> maybe when maybe.isPresent() ->
                    group(label + "Optional[", List.of(layout("", maybe.get())), "]");
            case Object code when isFunction(code) -> new Text(label + "a " + function(code));
            default -> new Text(label + tidy(LiveControl.plain(value)));
        };
    }

    private boolean isAround(Object value) {
        return around.stream().anyMatch(outer -> outer == value);
    }

    private Layout within(Object value, Supplier<Layout> parts) {
        around.push(value);
        try {
            return parts.get();
        } finally {
            around.pop();
        }
    }

    private Layout parts(String label, Record record) {
        List<Layout> parts =
                Arrays.stream(record.getClass().getRecordComponents())
                        .map(part -> layout(part.getName() + "=", part(record, part)))
                        .toList();
        String type = tidy(record.getClass().getSimpleName());
        return new Group(label + type + "[", parts, "]", false);
    }

    private Layout elements(String label, Collection<?> many) {
        return group(label + "[", many.stream().map(element -> layout("", element)).toList(), "]");
    }

    private Layout entries(String label, Map<?, ?> map) {
        List<Layout> entries =
                map.entrySet().stream()
                        .map(entry ->
                                layout(layout("", entry.getKey()).flat() + "=", entry.getValue()))
                        .toList();
        return group(label + "{", entries, "}");
    }

    private static Layout group(String open, List<Layout> parts, String close) {
        return new Group(open, parts, close, parts.stream().allMatch(Text.class::isInstance));
    }

    /// Whether a collection prints as Java's own do.
    private static boolean printsAsJavasOwn(Object collection) {
        try {
            return collection
                    .getClass()
                    .getMethod("toString")
                    .getDeclaringClass()
                    .getPackageName()
                    .equals("java.util");
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Whether the record prints itself as records do by default.
    private static boolean isPlain(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(part -> part.getName() + "=" + part(record, part))
                .collect(Collectors.joining(", ", record.getClass().getSimpleName() + "[", "]"))
                .equals(record.toString());
    }

    private static @Nullable Object part(Record record, RecordComponent part) {
        try {
            var accessor = part.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException | RuntimeException hidden) {
            return "?";
        }
    }

    private static boolean isFunction(Object value) {
        return value.getClass().isHidden() && value.getClass().getInterfaces().length == 1;
    }

    private static String function(Object code) {
        return tidy(code.getClass().getInterfaces()[0].getSimpleName());
    }
}
