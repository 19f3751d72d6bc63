package dev.coppice.shell;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How values are printed: as they print themselves, but for records, functions and classes, whose
/// own words would say less than their parts.
final class Values {

    private static final int WIDTH = 80;

    /// The classes that JShell wraps around what is typed.
    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.)?\\$JShell\\$\\w+[.$](?=\\w)");

    private static final Pattern ANONYMOUS =
            Pattern.compile("REPL\\.\\$JShell\\$\\w+\\$\\$JShell\\$anonymous\\$\\$\\d+");

    private Values() {}

    /// The printed form of a value. Runs code of the value: in the shell process, please.
    static String shown(@Nullable Object value) {
        String line = inline(value);
        return line.length() > WIDTH && value instanceof Record record && isPlain(record)
                ? lines(record)
                : line;
    }

    /// Text without the names of the classes that JShell wraps around what is typed.
    static String tidy(String text) {
        return WRAPPER.matcher(ANONYMOUS.matcher(text).replaceAll("anonymous")).replaceAll("");
    }

    private static String inline(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Class<?> type -> tidy(type.getSimpleName());
            case Record record when isPlain(record) ->
                    parts(record).stream().collect(Collectors.joining(", ", opening(record), "]"));
            case Object code when isFunction(code) -> "a " + function(code);
            default -> tidy(LiveControl.plain(value));
        };
    }

    private static String lines(Record record) {
        return parts(record).stream()
                .map(part -> "    " + part.replaceFirst("=", " = "))
                .collect(Collectors.joining("\n", opening(record) + "\n", "]"));
    }

    private static String opening(Record record) {
        return tidy(record.getClass().getSimpleName()) + "[";
    }

    private static List<String> parts(Record record) {
        return Arrays.stream(record.getClass().getRecordComponents())
                .map(part -> part.getName() + "=" + within(part(record, part)))
                .toList();
    }

    /// Text inside a record stands without quotes, as Java's own records print it.
    private static String within(@Nullable Object value) {
        return value instanceof CharSequence || value instanceof Character
                ? value.toString()
                : inline(value);
    }

    /// Whether the record prints itself as records do by default.
    private static boolean isPlain(Record record) {
        String byDefault =
                Arrays.stream(record.getClass().getRecordComponents())
                        .map(part -> part.getName() + "=" + part(record, part))
                        .collect(
                                Collectors.joining(
                                        ", ", record.getClass().getSimpleName() + "[", "]"));
        return byDefault.equals(record.toString());
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
