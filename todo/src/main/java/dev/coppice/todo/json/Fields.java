package dev.coppice.todo.json;

import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.list.Priority;
import dev.coppice.todo.list.Text;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// The fields of a JSON object that somebody has sent, each of which makes sense or is complained
/// about by name.
final class Fields {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern TIME = Pattern.compile("\\d{2}:\\d{2}");

    private final String path;
    private final JsonNode object;

    private Fields(String path, JsonNode object) {
        this.path = path;
        this.object = object;
    }

    /// The fields of a whole body.
    ///
    /// @param known all that there may be
    /// @throws Malformed when it is no object
    /// @throws Invalid when it has others
    static Fields of(byte[] body, String... known) {
        return of("", Json.read(body), known);
    }

    /// The fields of an object.
    ///
    /// @param path where it is; each field is complained about under its path
    static Fields of(String path, JsonNode object, String... known) {
        if (!object.isObject()) {
            throw path.isEmpty()
                    ? new Malformed("this is not a JSON object")
                    : Invalid.because(path, "is not an object");
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        for (String name : object.propertyNames()) {
            if (!Arrays.asList(known).contains(name)) {
                throw Invalid.because(
                        prefix + name,
                        "is not known here; there may be " + String.join(", ", known));
            }
        }
        return new Fields(prefix, object);
    }

    /// What a field is called in a complaint.
    String path(String name) {
        return path + name;
    }

    /// Whether a field is there, be it null.
    boolean has(String name) {
        return object.has(name);
    }

    /// A field that is there and not null.
    Optional<JsonNode> get(String name) {
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    /// A field that must be there.
    <T> T required(String name, Function<String, Optional<T>> read) {
        if (!has(name)) {
            throw Invalid.because(path(name), "is missing");
        }
        return read.apply(name).orElseThrow(() -> Invalid.because(path(name), "is null"));
    }

    Optional<String> text(String name) {
        return get(name)
                .map(value -> value.stringValueOpt().orElseThrow(() -> isNot(name, "a text")));
    }

    Optional<Boolean> truth(String name) {
        return get(name)
                .map(value ->
                        value.booleanValueOpt().orElseThrow(() -> isNot(name, "true or false")));
    }

    Optional<Long> number(String name) {
        return get(name)
                .map(value -> {
                    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                        throw isNot(name, "a whole number");
                    }
                    return value.longValue();
                });
    }

    Optional<LocalDate> day(String name) {
        return parsed(name, DAY, LocalDate::parse, "a date like 2018-12-19");
    }

    Optional<LocalTime> time(String name) {
        return parsed(name, TIME, LocalTime::parse, "a time like 14:30");
    }

    Optional<Instant> instant(String name) {
        Pattern any = Pattern.compile(".*");
        return parsed(name, any, Instant::parse, "a time like 2018-12-19T14:30:00Z");
    }

    Optional<ZoneId> zone(String name) {
        return text(name)
                .map(text -> {
                    if (!ZoneId.getAvailableZoneIds().contains(text)) {
                        throw isNot(name, "a time zone like Europe/Berlin");
                    }
                    return ZoneId.of(text);
                });
    }

    Optional<Priority> priority(String name) {
        return number(name).map(number -> Priority.of(path(name), number));
    }

    Optional<List<String>> labels(String name) {
        return get(name)
                .map(value -> {
                    if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
                        throw isNot(name, "a list of texts");
                    }
                    return value.valueStream().map(JsonNode::stringValue).toList();
                });
    }

    /// A list's name.
    String name(String name) {
        return Text.name(path(name), required(name, this::text));
    }

    private <T> Optional<T> parsed(
            String name, Pattern form, Function<String, T> parse, String what) {
        return text(name)
                .map(text -> {
                    try {
                        if (form.matcher(text).matches()) {
                            return parse.apply(text);
                        }
                    } catch (DateTimeParseException noSuchTime) {
                        // told below
                    }
                    throw isNot(name, what);
                });
    }

    private Invalid isNot(String name, String what) {
        return Invalid.because(path(name), "is not " + what);
    }
}
