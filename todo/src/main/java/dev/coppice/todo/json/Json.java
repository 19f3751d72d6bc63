package dev.coppice.todo.json;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Writes JSON and reads it, strictly.
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT) // what breaks off looks so
                    .build();

    private Json() {}

    /// What `write` writes.
    public static byte[] bytes(Consumer<JsonGenerator> write) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        to(bytes, write);
        return bytes.toByteArray();
    }

    /// What `write` writes, as text.
    public static String text(Consumer<JsonGenerator> write) {
        return new String(bytes(write), StandardCharsets.UTF_8);
    }

    /// Writes what `write` writes to a stream, and leaves that open.
    ///
    /// @throws UncheckedIOException when the stream takes no more
    public static void to(OutputStream out, Consumer<JsonGenerator> write) {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            write.accept(json);
        } catch (JacksonIOException e) {
            throw new UncheckedIOException(e.getCause());
        }
    }

    /// Reads one value.
    ///
    /// @throws Malformed when it is not one
    public static JsonNode read(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (JacksonException e) {
            throw new Malformed(e);
        }
    }

    static JsonParser parser(byte[] text) {
        return MAPPER.createParser(text);
    }

    static JsonNode read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    static void string(JsonGenerator json, String name, Optional<String> value) {
        value.ifPresentOrElse(
                known -> json.writeStringProperty(name, known), () -> json.writeNullProperty(name));
    }

    /// Null if there is none.
    public static void instant(JsonGenerator json, String name, Optional<Instant> value) {
        string(json, name, value.map(Instant::toString));
    }

    static void instant(JsonGenerator json, String name, Instant value) {
        json.writeStringProperty(name, value.toString());
    }
}
