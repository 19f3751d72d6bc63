package dev.coppice.todo.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// The parameters of a request, each of which is there once and makes sense, or is complained about
/// by name.
final class Query {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

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
                throw new BadRequest(name + " is given twice");
            }
        }
    }

    /// A parameter that is a line of text.
    ///
    /// @param longest how many characters it may have
    /// @throws BadRequest when it is missing, blank, too long, or no line of text
    String line(String name, int longest) {
        String text = text(name);
        if (text.isBlank()) {
            throw new BadRequest(name + " is empty");
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new BadRequest("%s is longer than %d characters".formatted(name, longest));
        }
        text.codePoints()
                .filter(Query::breaksLine)
                .findFirst()
                .ifPresent(point -> {
                    throw new BadRequest(
                            "%s has a line break or another control character (U+%04X)"
                                    .formatted(name, point));
                });
        return text;
    }

    /// A parameter that is a date.
    ///
    /// @throws BadRequest when it is missing or no date
    LocalDate date(String name) {
        String text = text(name);
        try {
            if (DATE.matcher(text).matches()) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // told below
        }
        throw new BadRequest(name + " is not a date like 2018-12-19");
    }

    private String text(String name) {
        String value = raw.get(name);
        if (value == null) {
            throw new BadRequest(name + " is missing");
        }
        try {
            return decoded(value);
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new BadRequest(name + " is not percent-encoded UTF-8");
        }
    }

    private static boolean breaksLine(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    /// As forms encode: a plus is a space. Stricter than the JDK's decoder, which replaces what it
    /// does not understand.
    private static String decoded(String value) throws CharacterCodingException {
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

    private static int hex(char digit) {
        int value = Character.digit(digit, 16);
        if (value < 0 || digit > 'f') {
            throw new IllegalArgumentException("not a hexadecimal digit: " + digit);
        }
        return value;
    }
}
