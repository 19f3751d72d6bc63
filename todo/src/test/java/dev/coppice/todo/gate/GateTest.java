package dev.coppice.todo.gate;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.testkit.ProcessAssertions.assertReceives;
import static dev.coppice.testkit.ProcessAssertions.assertReceivesNothing;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static dev.coppice.todo.gate.Asked.get;
import static dev.coppice.todo.gate.Asked.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.process.Pid;
import dev.coppice.server.StartFailed;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import dev.coppice.todo.access.LocalKey;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Tokens;
import dev.coppice.todo.web.Http.Handler;
import dev.coppice.todo.web.Http.Response;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who is let in, and what the others are told.
@CoppiceTest
class GateTest {

    private static final Handler INSIDE = _ -> Response.ok("inside");
    private static final Audit NO_AUDIT = _ -> {};
    private static final Duration SECOND = Duration.ofSeconds(1);

    private Path folder = Path.of("");
    private Tokens tokens;

    @BeforeEach
    void aFolderOfTheirOwn(@TempDir Path fresh) {
        folder = fresh;
        tokens = Tokens.in(folder);
    }

    @Test
    void withoutTokensEverybodyOnThisMachineIsLetIn() {
        assertThat(hereOnly().answer(get("/entries")).text()).isEqualTo("inside");
        assertThat(hereOnly().answer(post("/add_entry")).text()).isEqualTo("inside");
    }

    @Test
    void fromTheFirstTokenOnOneIsNeeded() {
        Gate gate = hereOnly();
        String secret = tokens.create("alice", Role.WRITE);

        assertThat(gate.answer(get("/entries")).status()).isEqualTo(401);
        assertThat(gate.answer(get("/entries").token(secret)).text()).isEqualTo("inside");

        tokens.revoke("alice");
        assertThat(gate.answer(get("/entries")).status()).isEqualTo(401);
    }

    @Test
    void othersCannotConnectUntilThereIsAToken() {
        assertThatThrownBy(() -> forAll())
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("NoTokenYet");

        tokens.create("alice", Role.WRITE);
        Gate gate = forAll();
        tokens.revoke("alice");

        assertThat(gate.answer(get("/entries")).status()).isEqualTo(401);
    }

    @Test
    void rolesAllowWhatTheySay() {
        Gate gate = hereOnly();
        String reader = tokens.create("reader", Role.READ);
        String writer = tokens.create("writer", Role.WRITE);
        String admin = tokens.create("admin", Role.ADMIN);

        Asked read = get("/entries");
        Asked write = post("/add_entry");
        Asked export = get("/api/v1/export");
        assertThat(statuses(gate, read, reader, writer, admin)).containsExactly(200, 200, 200);
        assertThat(statuses(gate, write, reader, writer, admin)).containsExactly(403, 200, 200);
        assertThat(statuses(gate, export, reader, writer, admin)).containsExactly(403, 403, 200);
        assertThat(statuses(gate, write.by("PATCH"), reader)).containsExactly(403);
        assertThat(statuses(gate, write.by("DELETE"), reader)).containsExactly(403);
        assertThat(statuses(gate, write.by("FROBNICATE"), reader)).containsExactly(403);
    }

    @Test
    void theApiRefusesWithAProblemDocument() {
        tokens.create("alice", Role.WRITE);

        Response answer = hereOnly().answer(get("/api/v1/lists"));

        assertThat(answer.headers())
                .containsEntry("Content-Type", "application/problem+json")
                .containsEntry("WWW-Authenticate", "Bearer realm=\"todo\"");
        assertThat(answer.text())
                .startsWith("{\"type\":\"urn:coppice:problem:no-token\"")
                .contains("\"status\":401");
    }

    @Test
    void aWrongTokenIsAnsweredAfterASecond(ManualClock clock) {
        Gate gate = hereOnly();
        String right = tokens.create("alice", Role.WRITE);
        Pid test = self();
        spawnLink(() -> test.send(gate.answer(get("/entries").token("wrong")).status()));
        awaitUntil("it waits", () -> clock.pending() == 1);

        assertReceivesNothing(Duration.ZERO);
        assertThat(gate.answer(get("/entries").token(right)).status()).isEqualTo(200);
        clock.advance(SECOND);

        assertReceives(401);
    }

    @Test
    void moreThanThirtyTwoWrongTokensASecondAreNotLookedAt(ManualClock clock) {
        Gate gate = hereOnly();
        tokens.create("alice", Role.WRITE);
        for (int i = 0; i < 32; i++) {
            spawnLink(() -> gate.answer(get("/entries").token("wrong")));
        }
        awaitUntil("they wait", () -> clock.pending() == 32);

        Response answer = gate.answer(get("/entries").token("wrong"));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.headers()).containsEntry("Retry-After", "1");
        clock.advance(SECOND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:5454",
                "127.0.0.1",
                "127.0.0.1:5454",
                "[::1]",
                "[::1]:5454",
                "192.168.1.7",
                "todo.example.org",
                "Todo.Example.org:443"
            })
    void itIsKnownUnderItsNames(String host) {
        assertThat(named().answer(get("/entries").with("Host", host)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "todo.example.org.evil",
                "",
                "[",
                ":"
            })
    void aPageThatHasItsOwnNamePointHereGetsNothing(String host) {
        Response answer = named().answer(get("/entries").with("Host", host));

        assertThat(answer.status()).isEqualTo(421);
        assertThat(answer.text()).doesNotContain("inside");
    }

    @Test
    void aPageOfAnotherOriginChangesNothing() {
        Asked add = post("/add_entry");

        assertThat(hereOnly().answer(add.with("Origin", "https://evil.example")).status())
                .isEqualTo(403);
        assertThat(hereOnly().answer(add.with("Origin", "null")).status()).isEqualTo(403);
        assertThat(hereOnly().answer(add.with("Origin", "http://localhost:80")).status())
                .isEqualTo(403);
        assertThat(hereOnly().answer(add.with("Origin", "http://localhost:5454")).status())
                .isEqualTo(200);
    }

    @Test
    void noPageOfAnotherOriginIsToldAnythingUnlessItIsAllowedTo() {
        Asked read = get("/api/v1/lists").with("Origin", "https://friend.example");
        Asked preflight = read.by("OPTIONS").with("Access-Control-Request-Method", "PATCH");

        assertThat(hereOnly().answer(read).headers()).doesNotContainKey(ALLOW_ORIGIN);
        assertThat(hereOnly().answer(preflight).status()).isEqualTo(403);

        assertThat(named().answer(read).headers())
                .containsEntry(ALLOW_ORIGIN, "https://friend.example")
                .containsEntry("Vary", "Origin")
                .doesNotContainKey("Access-Control-Allow-Credentials");
        assertThat(named().answer(preflight).status()).isEqualTo(204);
        assertThat(named().answer(preflight).headers())
                .containsEntry(ALLOW_ORIGIN, "https://friend.example");
        assertThat(named().answer(read.with("Origin", "https://evil.example")).headers())
                .doesNotContainKey(ALLOW_ORIGIN);
    }

    @Test
    void theAuditHearsOfEveryRequest() {
        List<String> heard = new ArrayList<>();
        Gate gate =
                Gate.of(
                        Entrance.onlyHere(5454),
                        folder,
                        LocalKey.to(folder),
                        visit -> heard.add(visit.caller().orElse("?") + " " + visit.status()),
                        request -> {
                            if (request.path().equals("/broken")) {
                                throw new IllegalStateException("a bug");
                            }
                            return Response.ok("inside");
                        });

        gate.answer(get("/entries"));
        assertThatThrownBy(() -> gate.answer(get("/broken"))).hasMessage("a bug");
        gate.answer(get("/entries").with("Host", "evil.example"));
        String secret = tokens.create("alice", Role.WRITE);
        gate.answer(get("/entries"));
        gate.answer(get("/entries").token(secret));

        assertThat(heard).containsExactly("? 200", "? 500", "? 421", "? 401", "alice 200");
    }

    private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

    private Gate hereOnly() {
        return Gate.of(Entrance.onlyHere(5454), folder, LocalKey.to(folder), NO_AUDIT, INSIDE);
    }

    private Gate named() {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5454);
        return Gate.of(
                new Entrance(address, Set.of("todo.example.org"), Set.of("https://friend.example")),
                folder,
                LocalKey.to(folder),
                NO_AUDIT,
                INSIDE);
    }

    private Gate forAll() {
        InetSocketAddress address = new InetSocketAddress("0.0.0.0", 5454);
        return Gate.of(
                new Entrance(address, Set.of(), Set.of()),
                folder,
                LocalKey.to(folder),
                NO_AUDIT,
                INSIDE);
    }

    private static Stream<Integer> statuses(Gate gate, Asked request, String... secrets) {
        return Stream.of(secrets).map(secret -> gate.answer(request.token(secret)).status());
    }
}
