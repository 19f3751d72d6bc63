package dev.coppice.todo.list;

import java.time.Instant;
import java.util.Optional;

/// What a list says besides its entries.
public record Heading(String name, Instant createdAt, Optional<Instant> deletedAt) {

    public Heading {
        name = Text.name("name", name);
    }

    Heading named(String name) {
        return new Heading(name, createdAt, deletedAt);
    }

    Heading deleted(Optional<Instant> at) {
        return new Heading(name, createdAt, at);
    }
}
