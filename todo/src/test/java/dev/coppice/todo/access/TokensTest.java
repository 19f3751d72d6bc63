package dev.coppice.todo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens and the sessions that begin with them.
class TokensTest {

    private Path folder = Path.of("");
    private Tokens tokens;
    private Instant now = Instant.parse("2026-11-25T12:00:00Z");

    @BeforeEach
    void aFolderOfTheirOwn(@TempDir Path fresh) {
        folder = fresh.resolve("lists");
        tokens = Tokens.in(folder);
    }

    @Test
    void whoHasTheSecretIsKnown() {
        String alice = tokens.create("alice", Role.READ);
        String bob = tokens.create("bob", Role.ADMIN);

        assertThat(tokens.of(alice)).map(Token::name).contains("alice");
        assertThat(tokens.of(bob)).map(Token::role).contains(Role.ADMIN);
        assertThat(tokens.all()).extracting(Token::name).containsExactly("alice", "bob");
    }

    @Test
    void whoHasNotIsNot() {
        String alice = tokens.create("alice", Role.READ);
        String other = alice.substring(0, alice.length() - 1) + (alice.endsWith("A") ? "B" : "A");

        assertThat(tokens.of(other)).isEmpty();
        assertThat(tokens.of(alice + "A")).isEmpty();
        assertThat(tokens.of("alice")).isEmpty();
        assertThat(tokens.of("")).isEmpty();
    }

    @Test
    void aSecretIsWrittenNowhere() throws Exception {
        String token = tokens.create("alice", Role.WRITE);
        String session = sessions().begin(tokens.of(token).orElseThrow());

        for (String name : List.of("tokens.json", "sessions.json")) {
            String secret = name.startsWith("t") ? token : session;
            assertThat(folder.resolve(name)).content().doesNotContain(secret.substring(18));
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void whatAnotherProgramChangesIsKnownAtOnce() {
        String alice = tokens.create("alice", Role.READ);
        Tokens elsewhere = Tokens.in(folder);

        assertThat(elsewhere.of(alice)).isPresent();
        tokens.revoke("alice");
        assertThat(elsewhere.of(alice)).isEmpty();
    }

    @Test
    void tokensAreRequiredFromTheFirstOneOnForEver() {
        assertThat(tokens.areRequired()).isFalse();

        tokens.create("alice", Role.READ);
        assertThat(tokens.revoke("alice")).isZero();

        assertThat(tokens.areRequired()).isTrue();
    }

    @Test
    void tokensThatAreMadeAtTheSameTimeAreAllKept() {
        try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 20)
                    .forEach(i -> many.execute(() -> tokens.create("token " + i, Role.READ)));
        }

        assertThat(tokens.all()).hasSize(20);
    }

    @Test
    void aNameIsUsedOnceAndIsAName() {
        tokens.create("alice", Role.READ);

        assertThatThrownBy(() -> tokens.create("alice", Role.WRITE))
                .hasMessage("there is a token alice: revoke it first, or choose another name");
        assertThatThrownBy(() -> tokens.create("a\nb", Role.WRITE))
                .isInstanceOf(AccessFailure.class);
        assertThatThrownBy(() -> tokens.create(" ", Role.WRITE)).isInstanceOf(AccessFailure.class);
        assertThatThrownBy(() -> tokens.revoke("bob")).hasMessage("there is no token bob");
        assertThat(tokens.all()).hasSize(1);
    }

    @Test
    void aFileThatMakesNoSenseLetsNobodyIn() throws Exception {
        String alice = tokens.create("alice", Role.READ);
        Files.writeString(folder.resolve("tokens.json"), "{");

        assertThatThrownBy(() -> tokens.of(alice))
                .isInstanceOf(AccessFailure.class)
                .hasMessageStartingWith("cannot read " + folder.resolve("tokens.json"));
    }

    @Test
    void aSessionOutlivesTheServer() {
        String token = tokens.create("alice", Role.WRITE);
        String session = sessions().begin(tokens.of(token).orElseThrow());

        assertThat(sessions().of(session)).map(Token::name).contains("alice");
        assertThat(sessions().of(token)).isEmpty();
        assertThat(tokens.of(session)).isEmpty();
    }

    @Test
    void aSessionEndsWhenItIsEndedOrItsTokenIsRevokedOrItsTimeIsUp() {
        Token alice = tokens.of(tokens.create("alice", Role.WRITE)).orElseThrow();
        Token bob = tokens.of(tokens.create("bob", Role.WRITE)).orElseThrow();
        Sessions sessions = sessions();
        String ended = sessions.begin(alice);
        String revoked = sessions.begin(bob);
        String old = sessions.begin(alice);

        sessions.end(ended);
        tokens.revoke("bob");
        assertThat(sessions.of(ended)).isEmpty();
        assertThat(sessions.of(revoked)).isEmpty();
        assertThat(sessions.of(old)).isPresent();

        now = now.plus(Sessions.LENGTH).minus(Duration.ofSeconds(1));
        assertThat(sessions.of(old)).isPresent();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(sessions.of(old)).isEmpty();
    }

    private Sessions sessions() {
        return new Sessions(folder, tokens, () -> now);
    }
}
