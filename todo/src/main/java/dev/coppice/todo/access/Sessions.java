package dev.coppice.todo.access;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Browsers that have shown a token and need not show it again. They outlive the server.
///
/// A session is as good as the token that began it, and ends with it.
public final class Sessions {

    /// How long a session lasts.
    public static final Duration LENGTH = Duration.ofDays(30);

    /// Who logs in more often leaves the oldest session.
    private static final int MOST = 1_000;

    private final PrivateFile<Content> file;
    private final Tokens tokens;
    private final InstantSource clock;

    Sessions(Path folder, Tokens tokens, InstantSource clock) {
        this.file =
                new PrivateFile<>(
                        folder.resolve("sessions.json"), Content.class, new Content(List.of()));
        this.tokens = tokens;
        this.clock = clock;
    }

    /// The sessions of this folder, which need not be there yet.
    public static Sessions in(Path folder, Tokens tokens) {
        return new Sessions(folder, tokens, InstantSource.system());
    }

    /// Begins a session.
    ///
    /// @return what the browser shows from now on
    /// @throws AccessFailure when it cannot be kept
    public String begin(Token token) {
        Secret secret = Secret.random();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Session session = new Session(secret.id(), secret.sha256(), token.id(), now.plus(LENGTH));
        file.change(content -> content.with(session, now));
        return secret.text();
    }

    /// The token behind a session that has not ended.
    ///
    /// @throws AccessFailure when sessions or tokens cannot be read
    public Optional<Token> of(String secret) {
        return find(secret).flatMap(session -> tokens.withId(session.token()));
    }

    /// Ends a session, if it is one.
    ///
    /// @throws AccessFailure when its end cannot be kept
    public void end(String secret) {
        find(secret).ifPresent(session -> file.change(content -> content.without(session)));
    }

    private Optional<Session> find(String secret) {
        return Secret.of(secret)
                .flatMap(shown ->
                        file.value().sessions().stream()
                                .filter(session -> session.id().equals(shown.id()))
                                .filter(session -> shown.hasDigest(session.sha256()))
                                .filter(session -> clock.instant().isBefore(session.endsAt()))
                                .findFirst());
    }

    /// A session as it is kept: without the secret.
    private record Session(String id, String sha256, String token, Instant endsAt) {}

    /// What the file holds, newest first.
    private record Content(List<Session> sessions) {

        Content with(Session session, Instant now) {
            return new Content(
                    Stream.concat(
                                    Stream.of(session),
                                    sessions.stream().filter(old -> now.isBefore(old.endsAt())))
                            .limit(MOST)
                            .toList());
        }

        Content without(Session session) {
            return new Content(sessions.stream().filter(old -> !old.equals(session)).toList());
        }
    }
}
