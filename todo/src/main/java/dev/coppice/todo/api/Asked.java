package dev.coppice.todo.api;

import dev.coppice.todo.database.Key;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Match;
import dev.coppice.todo.web.Http.Body;
import dev.coppice.todo.web.Http.Request;
import dev.coppice.todo.web.Http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request that has found its route.
///
/// @param places what stands in the path where the route has a name, by that name
record Asked(Request request, Map<String, String> places) {

    static final int LONGEST_KEY = 200;

    private static final int LONGEST_BODY = 64 * 1024;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");
    private static final Pattern TAG = Pattern.compile("\\s*(W/)?\"([^\"]*)\"\\s*(,|$)");
    private static final long NO_REVISION = -1;
    private static final String JSON = "application/json";
    private static final String PATCH = "application/merge-patch+json";

    /// The list in the path.
    ///
    /// @throws Refused when no list could have this id
    ListId list() {
        return ListId.of(places.getOrDefault("list", "")).orElseThrow(Refused::noList);
    }

    /// The entry in the path.
    ///
    /// @throws Refused when no entry could have this number
    long entry() {
        String text = places.getOrDefault("entry", "");
        if (!NUMBER.matcher(text).matches()) {
            throw Refused.noEntry();
        }
        return Long.parseLong(text);
    }

    /// The parameters, of which there are no others than these.
    Query query(String... known) {
        Query query = new Query(request.query());
        query.hasOnly(known);
        return query;
    }

    /// The body, which is JSON.
    ///
    /// @throws Refused when it is something else, or too long
    byte[] json() {
        return json(body(LONGEST_BODY));
    }

    /// The body, which is JSON, or nothing at all.
    ///
    /// @throws Refused when it is something else, or too long
    byte[] jsonIfAny() {
        byte[] body = body(LONGEST_BODY);
        return body.length == 0 ? body : json(body);
    }

    private byte[] json(byte[] body) {
        requireJson();
        return body;
    }

    /// Refuses a body that does not say that it is JSON.
    ///
    /// @throws Refused when it is something else
    void requireJson() {
        String type = request.header("Content-Type").orElse("");
        String bare = type.split(";", 2)[0].strip();
        if (!bare.equalsIgnoreCase(JSON) && !bare.equalsIgnoreCase(PATCH)) {
            throw Refused.mediaType(type);
        }
    }

    /// The body, whatever it is.
    ///
    /// @throws Refused when it is longer than that
    byte[] body(int longest) {
        try {
            byte[] body = request.body().readNBytes(longest + 1);
            if (body.length > longest) {
                throw Refused.tooLarge(longest);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What the request is known by: as the client calls it, or as nobody else does.
    Key key(byte[] body) {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.filter(text -> text.isBlank() || text.length() > LONGEST_KEY).isPresent()) {
            throw new BadRequest(
                    "Idempotency-Key",
                    "has 1 to %d characters".formatted(LONGEST_KEY),
                    LONGEST_KEY);
        }
        return Key.of(
                key.orElseGet(() -> UUID.randomUUID().toString()),
                request.method(),
                request.path(),
                request.query(),
                request.header("If-Match").orElse(""),
                HexFormat.of().formatHex(body));
    }

    /// An answer, or only that it is still the one that the client has.
    Response unlessKnown(Response answer) {
        String tag = answer.headers().getOrDefault("ETag", "");
        boolean isKnown =
                request.header("If-None-Match").stream()
                        .flatMap(header -> Arrays.stream(header.split(",", -1)))
                        .map(known -> known.strip().replaceFirst("^W/", ""))
                        .anyMatch(known -> known.equals(tag) || known.equals("*"));
        return isKnown ? new Response(304, new Body.Text(""), answer.headers()) : answer;
    }

    /// The revisions that may be changed.
    ///
    /// @throws BadRequest when the header makes no sense
    Match match() {
        Optional<String> header = request.header("If-Match");
        if (header.isEmpty() || header.get().strip().equals("*")) {
            return Match.ANY;
        }
        Set<Long> revisions = new HashSet<>();
        Matcher tags = TAG.matcher(header.get());
        int end = 0;
        while (tags.lookingAt()) {
            boolean isOurs = tags.group(1) == null && NUMBER.matcher(tags.group(2)).matches();
            revisions.add(isOurs ? Long.parseLong(tags.group(2)) : NO_REVISION);
            end = tags.end();
            tags.region(end, header.get().length());
        }
        if (revisions.isEmpty() || end < header.get().length()) {
            throw new BadRequest("If-Match", "is not a list of ETags like \"42\"");
        }
        return new Match(revisions);
    }
}
