package dev.coppice.todo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import dev.coppice.todo.access.Role;
import dev.coppice.todo.access.Tokens;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What keeps strangers out, tried from outside, byte for byte.
class SafetyTest {

    private Settings settings;
    private RunningSystem system;
    private Tokens tokens;

    @BeforeEach
    void aServerWithATokenForEachRole(@TempDir Path folder) {
        settings = TestSettings.in(folder);
        system = RunningSystem.start(settings);
        tokens = Tokens.in(folder);
    }

    @AfterEach
    void stop() {
        system.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /entries?list=bob&date=2018-12-19",
                "POST /add_entry?list=bob&date=2018-12-19&title=Dentist",
                "GET /api/v1/lists",
                "GET /api/v1/events",
                "GET /api/v1/export",
                "POST /api/v1/import",
                "GET /api/v1/backup",
                "GET /api/v1/check",
                "GET /metrics",
                "GET /no/such/page"
            })
    void nothingIsToldWithoutAToken(String request) throws IOException {
        tokens.create("alice", Role.READ);

        assertThat(ask(request)).startsWith("HTTP/1.1 401 ").doesNotContain("Dentist");
    }

    @Test
    void howItIsMayBeAskedByAnybody() throws IOException {
        tokens.create("alice", Role.READ);

        assertThat(ask("GET /healthz")).startsWith("HTTP/1.1 200 ").endsWith("ok");
        assertThat(ask("GET /readyz")).startsWith("HTTP/1.1 200 ").endsWith("ok");
    }

    @ParameterizedTest
    @CsvSource({
        "READ,  GET /entries?list=bob&date=2018-12-19,                    200",
        "READ,  GET /metrics,                                             200",
        "READ,  POST /add_entry?list=bob&date=2018-12-19&title=Dentist,   403",
        "WRITE, POST /add_entry?list=bob&date=2018-12-19&title=Dentist,   200",
        "WRITE, GET /api/v1/export,                                       403",
        "WRITE, GET /api/v1/backup,                                       403",
        "WRITE, GET /api/v1/check,                                        403",
        "ADMIN, GET /api/v1/export,                                       200",
        "ADMIN, GET /api/v1/backup,                                       200",
        "ADMIN, GET /api/v1/check,                                        200",
    })
    void aTokenAllowsWhatItsRoleSays(Role role, String request, int status) throws IOException {
        String secret = tokens.create("somebody", role);

        assertThat(ask(request, "Authorization: Bearer " + secret))
                .startsWith("HTTP/1.1 " + status + " ")
                .doesNotContain(secret);
    }

    @Test
    void aTokenThatIsRevokedIsNoneFromThenOn() throws IOException {
        String[] shown = {"Authorization: Bearer " + tokens.create("alice", Role.WRITE)};
        assertThat(ask("GET /api/v1/lists", shown)).startsWith("HTTP/1.1 200 ");

        tokens.revoke("alice");

        assertThat(ask("GET /api/v1/lists", shown)).startsWith("HTTP/1.1 401 ");
    }

    @Test
    void whoeverGuessesWaits() throws IOException {
        tokens.create("alice", Role.WRITE);
        long start = System.nanoTime();

        assertThat(ask("GET /api/v1/lists", "Authorization: Bearer todo_guess"))
                .startsWith("HTTP/1.1 401 ");
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aBrowserLogsInWithACookieThatNobodyElseSees() throws IOException {
        String secret = tokens.create("alice", Role.WRITE);
        String form = "token=" + secret + "&next=/";

        String answer =
                ask(
                        "POST /login",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: " + form.length(),
                        "",
                        form);

        String cookie = header(answer, "Set-Cookie");
        assertThat(answer).startsWith("HTTP/1.1 303 ").doesNotContain(secret);
        assertThat(cookie).contains("; HttpOnly; SameSite=Strict");
        String page = ask("GET /", "Cookie: " + cookie.split(";", 2)[0]);
        assertThat(page).startsWith("HTTP/1.1 200 ");
        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'; script-src 'self'")
                .doesNotContain("unsafe-inline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "GET /healthz", "GET /nowhere", "PUT /entries"})
    void everyAnswerForbidsScriptsThatStandInThePage(String request) throws IOException {
        for (String host : List.of("localhost", "evil.example")) {
            assertThat(header(ask(request, "Host: " + host), "Content-Security-Policy"))
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
        }
    }

    /// A page that has a name of its own point to this machine.
    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:5454", "localhost.evil.example"})
    void aNameThatIsNotItsOwnIsRefused(String host) throws IOException {
        assertThat(ask("GET /api/v1/lists", "Host: " + host)).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void aPageOfAnotherOriginChangesNothingAndIsToldNothing() throws IOException {
        String add = "/add_entry?list=bob&date=2018-12-19&title=Dentist";
        String evil = "Origin: https://evil.example";

        assertThat(ask("POST " + add, evil)).startsWith("HTTP/1.1 403 ");
        assertThat(ask("GET /api/v1/lists", evil)).doesNotContainIgnoringCase("Access-Control-");
        assertThat(ask("OPTIONS " + add, evil, "Access-Control-Request-Method: POST"))
                .startsWith("HTTP/1.1 403 ")
                .doesNotContainIgnoringCase("Access-Control-");
        assertThat(ask("GET /entries?list=bob&date=2018-12-19")).doesNotContain("Dentist");
    }

    @Test
    void nobodyElseOnThisMachineLooksIntoTheFolder() throws IOException {
        Path lists = settings.folder().resolve("new/folder");
        try (RunningSystem _ = RunningSystem.start(TestSettings.in(lists))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(lists)))
                    .isEqualTo("rwx------");
        }
    }

    /// How long an answer takes tells nothing of how much of a guess was right.
    @Test
    void secretsAreComparedInConstantTime() {
        JavaClasses access = new ClassFileImporter().importPackages("dev.coppice.todo.access");

        ArchRuleDefinition.theClass("dev.coppice.todo.access.Secret")
                .should()
                .callMethod(MessageDigest.class, "isEqual", byte[].class, byte[].class)
                .check(access);
    }

    private static String header(String answer, String name) {
        return Arrays.stream(answer.split("\r\n", -1))
                .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    /// @param lines headers, and behind an empty one a body
    private String ask(String request, String... lines) throws IOException {
        boolean named = List.of(lines).stream().anyMatch(line -> line.startsWith("Host:"));
        String host = named ? "" : "Host: localhost\r\n";
        boolean hasBody = List.of(lines).contains("");
        String head = request + " HTTP/1.1\r\nConnection: close\r\n" + host;
        String text = head + String.join("\r\n", lines) + (hasBody ? "" : "\r\n\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), settings.port())) {
            socket.getOutputStream()
                    .write(text.replace("\r\n\r\n\r\n", "\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }
}
