package dev.coppice.todo.access;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the holder of a token or a session shows: 256 random bits behind an id.
///
/// Nobody can guess those, so a digest made once is as good a keeper as the slow ones that people's
/// own passwords need.
///
/// @param id tells which one it claims to be
/// @param text all of it; never to be written down
record Secret(String id, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder LETTERS = Base64.getUrlEncoder().withoutPadding();
    private static final Pattern FORM = Pattern.compile("todo_([0-9a-f]{12})_[0-9A-Za-z_-]{43}");

    static Secret random() {
        String id = HexFormat.of().formatHex(bits(6));
        return new Secret(id, "todo_" + id + "_" + LETTERS.encodeToString(bits(32)));
    }

    /// What somebody shows, if it looks like a secret at all.
    static Optional<Secret> of(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new Secret(form.group(1), text)) : Optional.empty();
    }

    String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has it", e);
        }
    }

    /// Whether its digest is this one. Takes as long for a wrong one as for a right one.
    boolean hasDigest(String sha256) {
        return MessageDigest.isEqual(sha256().getBytes(US_ASCII), sha256.getBytes(US_ASCII));
    }

    /// Says nothing of what is secret.
    @Override
    public String toString() {
        return "Secret[id=" + id + "]";
    }

    private static byte[] bits(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
