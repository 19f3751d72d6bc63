package dev.coppice.todo.gate;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.whereis;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static dev.coppice.testkit.ProcessAssertions.assertReceives;
import static dev.coppice.testkit.ProcessAssertions.awaitReplaced;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static dev.coppice.todo.gate.Asked.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.testkit.ManualClock;
import dev.coppice.todo.access.LocalKey;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Tokens;
import dev.coppice.todo.web.Http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever owns the folder gets in, by a key that is only there while the server is.
@CoppiceTest
class KeyForToolsTest {

    private static final InetSocketAddress ADDRESS = address("127.0.0.1");

    private Path folder;
    private LocalKey key;
    private Gate gate;
    private Pid supervisor;

    @BeforeEach
    void aKeyInAFolderWhoseTokensAreNobodys(@TempDir Path fresh) {
        folder = fresh;
        key = LocalKey.to(folder);
        gate =
                Gate.of(
                        Entrance.onlyHere(5454),
                        folder,
                        key,
                        _ -> {},
                        _ -> Response.ok("everything"));
        Tokens.in(folder).create("alice", Role.READ);
        supervisor = Supervisor.startLink(oneForOne(KeyForTools.childSpec(key, ADDRESS)));
        assertThat(LocalKey.leftIn(folder)).as("the key, at once").isPresent();
    }

    @Test
    void theKeyOpensEverything() {
        assertThat(status(left().authorization())).isEqualTo(200);
    }

    @Test
    void anotherKeyOpensNothing(ManualClock clock) {
        String wrong = left().authorization();
        String last = wrong.endsWith("A") ? "B" : "A";

        assertRefused(wrong.substring(0, wrong.length() - 1) + last, clock);
    }

    @Test
    void aServerThatAsksNobodyForATokenStillRefusesAWrongKey(ManualClock clock) throws IOException {
        Files.delete(folder.resolve("tokens.json"));

        assertRefused("Folder todo_0123456789ab_" + "A".repeat(43), clock);
        assertThat(gate.answer(get("/api/v1/export")).status()).isEqualTo(200);
    }

    @Test
    void onlyTheOwnerCanReadIt() throws IOException {
        Path file = folder.resolve("tools.key");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(left().toString()).doesNotContain(left().secret());
    }

    @Test
    void itGoesWithTheServer(ManualClock clock) {
        String authorization = left().authorization();

        Supervisor.stop(supervisor);

        assertThat(LocalKey.leftIn(folder)).isEmpty();
        assertRefused(authorization, clock);
    }

    @Test
    void whoeverKillsItsProcessGetsANewOne(ManualClock clock) {
        String before = left().authorization();
        Pid process = whereis(KeyForTools.NAME).orElseThrow();

        process.kill();
        awaitReplaced(KeyForTools.NAME, process);
        awaitUntil("it is another one", () -> !left().authorization().equals(before));

        assertThat(status(left().authorization())).isEqualTo(200);
        assertRefused(before, clock);
    }

    @Test
    void toolsAskAServerForAllAddressesAtTheirOwn() {
        assertThat(KeyForTools.uri(address("0.0.0.0"))).hasToString("http://127.0.0.1:5454");
        assertThat(KeyForTools.uri(address("::1"))).hasToString("http://[0:0:0:0:0:0:0:1]:5454");
    }

    /// After the second that wrong ones have to wait.
    private void assertRefused(String authorization, ManualClock clock) {
        Pid test = self();
        spawnLink(() -> test.send(status(authorization)));
        awaitUntil("it waits", () -> clock.pending() == 1);
        clock.advance(Duration.ofSeconds(1));
        assertReceives(401);
    }

    private LocalKey.Left left() {
        return LocalKey.leftIn(folder).orElseThrow();
    }

    private int status(String authorization) {
        return gate.answer(get("/api/v1/export").with("Authorization", authorization)).status();
    }

    private static InetSocketAddress address(String host) {
        return new InetSocketAddress(InetAddress.ofLiteral(host), 5454);
    }
}
