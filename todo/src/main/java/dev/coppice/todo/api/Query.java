package dev.coppice.todo.api;

import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.list.Text;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The parameters of a request, each of which is there once and makes sense, or is complained about
/// by name.
final class Query {

    /// Without the signs and further digits that [LocalDate#parse] takes as well.
    private static final int DATE_LENGTH = "2018-12-19".length();

    private final Map<String, String> raw = new HashMap<>();

    /// @throws BadRequest when a parameter is given twice
    Query(String query) {
        for (String pair : query.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (raw.put(name, value) != null) {
                throw new BadRequest(name, "is given twice");
            }
        }
    }

    /// Refuses parameters that mean nothing.
    ///
    /// @param known all that there may be
    /// @throws BadRequest when there are others
    void hasOnly(String... known) {
        for (String name : raw.keySet()) {
            if (!Arrays.asList(known).contains(name)) {
                String may = known.length == 0 ? "nothing" : "only " + String.join(", ", known);
                throw new BadRequest(name, "is not known here; there may be " + may);
            }
        }
    }

    boolean has(String name) {
        return raw.containsKey(name);
    }

    /// A parameter that is a line of text.
    ///
    /// @param longest how many characters it may have
    /// @throws BadRequest when it is missing, blank, too long, or no line of text
    String line(String name, int longest) {
        try {
            return Text.line(name, text(name), longest);
        } catch (Invalid e) {
            throw BadRequest.of(e);
        }
    }

    Optional<String> lineIfAny(String name, int longest) {
        return has(name) ? Optional.of(line(name, longest)) : Optional.empty();
    }

    /// A parameter that is a date.
    ///
    /// @throws BadRequest when it is missing or no date
    LocalDate date(String name) {
        String text = text(name);
        try {
            if (text.length() == DATE_LENGTH) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // told below
        }
        throw new BadRequest(name, "is not a date like 2018-12-19");
    }

    Optional<LocalDate> dateIfAny(String name) {
        return has(name) ? Optional.of(date(name)) : Optional.empty();
    }

    /// A parameter that is true or false.
    Optional<Boolean> truthIfAny(String name) {
        if (!has(name)) {
            return Optional.empty();
        }
        return switch (text(name)) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> throw new BadRequest(name, "is not true or false");
        };
    }

    /// A parameter that is a whole number.
    ///
    /// @throws BadRequest when it is missing, or not in this range
    long number(String name, long least, long most) {
        try {
            long number = Long.parseLong(text(name));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException none) {
            // told below
        }
        throw most == Long.MAX_VALUE
                ? new BadRequest(name, "is not a whole number from " + least, least)
                : new BadRequest(
                        name, "is not a whole number from %d to %d".formatted(least, most), most);
    }

    /// A parameter as it is.
    ///
    /// @throws BadRequest when it is missing, or not encoded as it should be
    String text(String name) {
        String value = raw.get(name);
        if (value == null) {
            throw new BadRequest(name, "is missing");
        }
        try {
            return decoded(value);
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new BadRequest(name, "is not percent-encoded UTF-8");
        }
    }

    /// As forms encode: a plus is a space. Stricter than the JDK's decoder, which replaces what it
    /// does not understand.
    private static String decoded(String value) throws CharacterCodingException {
        if (isPlain(value)) {
            return value;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '+' -> bytes.write(' ');
                case '%' -> {
                    if (i + 2 >= value.length()) {
                        throw new IllegalArgumentException(value);
                    }
                    bytes.write(hex(value.charAt(i + 1)) << 4 | hex(value.charAt(i + 2)));
                    i += 2;
                }
                default -> {
                    if (c >= 0x80) {
                        throw new IllegalArgumentException(value);
                    }
                    bytes.write(c);
                }
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    /// Whether it stands for itself, as most do.
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '+' || c == '%' || c >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static int hex(char digit) {
        int value = Character.digit(digit, 16);
        if (value < 0 || digit > 'f') {
            throw new IllegalArgumentException("not a hexadecimal digit: " + digit);
        }
        return value;
    }
}
