package dev.coppice.todo.access;

import java.time.Instant;

/// The right of somebody to use the lists, as it is kept: without the secret, which only its holder
/// has.
///
/// @param name what people call it
/// @param id what the secret begins with, so that one token is looked at and not all
/// @param sha256 the digest of the secret, in hexadecimal digits
/// @param createdAt when it was made
public record Token(String name, String id, Role role, String sha256, Instant createdAt) {}
