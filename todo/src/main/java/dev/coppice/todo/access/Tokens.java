package dev.coppice.todo.access;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The tokens of a folder. They may be changed while a server runs, which knows at once.
public final class Tokens {

    private static final Pattern NAME =
            Pattern.compile("[\\w.@ -]{1,50}", Pattern.UNICODE_CHARACTER_CLASS);

    private final PrivateFile<Content> file;
    private final InstantSource clock;

    private Tokens(Path folder, InstantSource clock) {
        this.file =
                new PrivateFile<>(
                        folder.resolve("tokens.json"), Content.class, new Content(List.of()));
        this.clock = clock;
    }

    /// The tokens of this folder, which need not be there yet.
    public static Tokens in(Path folder) {
        return new Tokens(folder, InstantSource.system());
    }

    /// Whether anybody has ever made a token here: from then on nobody gets in without one, even
    /// when the last has been revoked.
    public boolean areRequired() {
        return file.exists();
    }

    /// All of them, oldest first.
    ///
    /// @throws AccessFailure when they cannot be read
    public List<Token> all() {
        return file.value().tokens();
    }

    /// The token whose secret this is.
    ///
    /// @throws AccessFailure when they cannot be read
    public Optional<Token> of(String secret) {
        return Secret.of(secret)
                .flatMap(shown ->
                        withId(shown.id()).filter(token -> shown.hasDigest(token.sha256())));
    }

    Optional<Token> withId(String id) {
        return all().stream().filter(token -> token.id().equals(id)).findFirst();
    }

    /// Makes a token.
    ///
    /// @return its secret, which is kept nowhere
    /// @throws AccessFailure when the name cannot be used, or the token not be kept
    public String create(String name, Role role) {
        if (!NAME.matcher(name).matches() || name.isBlank()) {
            throw new AccessFailure(
                    "a token's name has 1 to 50 letters, digits, spaces and . @ _ -, and \"%s\" has not"
                            .formatted(name));
        }
        Secret secret = Secret.random();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Token token = new Token(name, secret.id(), role, secret.sha256(), now);
        file.change(content -> content.with(token));
        return secret.text();
    }

    /// Takes a token away; who holds it is refused from now on.
    ///
    /// @return how many are left
    /// @throws AccessFailure when there is none of this name, or the change cannot be kept
    public int revoke(String name) {
        file.change(content -> content.without(name));
        return all().size();
    }

    /// What the file holds.
    private record Content(List<Token> tokens) {

        Content with(Token token) {
            if (named(token.name()).isPresent()) {
                throw new AccessFailure(
                        "there is a token %s: revoke it first, or choose another name"
                                .formatted(token.name()));
            }
            List<Token> more = new ArrayList<>(tokens);
            more.add(token);
            return new Content(more);
        }

        Content without(String name) {
            List<Token> fewer = new ArrayList<>(tokens);
            if (!fewer.removeIf(token -> token.name().equals(name))) {
                throw new AccessFailure("there is no token " + name);
            }
            return new Content(fewer);
        }

        private Optional<Token> named(String name) {
            return tokens.stream().filter(token -> token.name().equals(name)).findFirst();
        }
    }
}
