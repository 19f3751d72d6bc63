package dev.coppice.todo.page;

import dev.coppice.todo.web.Http.Body.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/// A file of the page, which comes with the program.
///
/// @param type what it is, for browsers
/// @param tag an ETag: another one for other bytes
record PageFile(String type, String tag, Bytes bytes) {

    /// Folders and a file, and no way out of here.
    private static final Pattern NAME = Pattern.compile("(?:[a-z]+/)*[A-Za-z-]+\\.([a-z0-9]+)");

    private static final Map<String, String> TYPES =
            Map.of(
                    "html", "text/html; charset=utf-8",
                    "js", "text/javascript; charset=utf-8",
                    "css", "text/css; charset=utf-8",
                    "svg", "image/svg+xml",
                    "woff2", "font/woff2",
                    "webmanifest", "application/manifest+json");

    private static final int TAG_DIGITS = 24;

    private static final Map<String, PageFile> READ = new ConcurrentHashMap<>();

    /// The file of this name, if there is one that browsers are to have.
    static Optional<PageFile> named(String name) {
        return Optional.ofNullable(READ.get(name)).or(() -> read(name));
    }

    private static Optional<PageFile> read(String name) {
        var parts = NAME.matcher(name);
        if (!parts.matches() || !TYPES.containsKey(parts.group(1))) {
            return Optional.empty();
        }
        try (InputStream in = PageFile.class.getResourceAsStream(name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] bytes = in.readAllBytes();
            PageFile file = new PageFile(TYPES.get(parts.group(1)), tag(bytes), new Bytes(bytes));
            READ.put(name, file);
            return Optional.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
