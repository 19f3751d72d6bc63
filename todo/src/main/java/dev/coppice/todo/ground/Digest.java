package dev.coppice.todo.ground;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Digests of texts.
public final class Digest {

    private Digest() {}

    /// SHA-256 of a text in UTF-8.
    public static byte[] of(String text) {
        return sha256().digest(text.getBytes(StandardCharsets.UTF_8));
    }

    /// SHA-256 of several texts, each with its length, so that no two series have the same.
    public static byte[] ofAll(String... texts) {
        MessageDigest sha256 = sha256();
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            sha256.update(bytes);
        }
        return sha256.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
