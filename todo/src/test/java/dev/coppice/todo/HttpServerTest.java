package dev.coppice.todo;

import static dev.coppice.process.Processes.info;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.whereis;
import static dev.coppice.testkit.ProcessAssertions.assertReceives;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Pid;
import dev.coppice.server.Sys;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.cache.ListsTree;
import dev.coppice.todo.web.TodoWeb;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is asked and answered over HTTP.
@CoppiceTest
class HttpServerTest {

    private static final String DAY = "2018-12-19";

    private Settings settings;
    private Pid system;
    private HttpUser user;

    @BeforeEach
    void aRunningSystem(@TempDir Path folder) {
        settings = TestSettings.in(folder);
        system = TodoSystem.startLink(settings);
        user = new HttpUser(settings.port());
    }

    @AfterEach
    void leave() {
        user.close();
    }

    @Test
    void anEmptyListIsAnEmptyText() throws Exception {
        HttpResponse<String> answer = user.get("/entries?list=test_1&date=2018-12-19");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("text/plain; charset=utf-8");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void whatIsAddedIsThere() throws Exception {
        HttpResponse<String> answer =
                user.send("POST", "/add_entry?list=test_2&date=2018-12-19&title=Dentist");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(user.get("/entries?list=test_2&date=2018-12-19").body())
                .isEqualTo("2018-12-19 Dentist");
    }

    @Test
    void eachEntryHasALine() throws Exception {
        user.add("bob", DAY, "Dentist");
        user.add("bob", "2018-12-20", "Movies");
        user.add("bob", DAY, "Zahnärztin 🦷 + 100 %");

        assertThat(user.entries("bob", DAY).body())
                .isEqualTo("2018-12-19 Dentist\n2018-12-19 Zahnärztin 🦷 + 100 %");
    }

    @Test
    void aNameThatLooksLikeAPathIsAName() throws Exception {
        for (String name : new String[] {"../../escaped", "/tmp/escaped", "a/b", "..", "nul"}) {
            assertThat(user.add(name, DAY, "Dentist").body()).isEqualTo("OK");
            assertThat(user.entries(name, DAY).body()).isEqualTo("2018-12-19 Dentist");
        }
        assertThat(settings.folder().toFile().list())
                .allMatch(file -> file.matches("lock|tools\\.key(\\.new)?|lists-.*"));
        assertThat(settings.folder().resolve("../escaped")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nowhere, 404, not found",
        "GET, /Entries, 404, not found",
        "GET, /entries/, 404, not found",
        "GET, /%zz, 404, not found",
        "PUT, /nowhere, 404, not found",
        "POST, /entries?list=a&date=2018-12-19, 405, method not allowed",
        "GET, /add_entry?list=a&date=2018-12-19&title=t, 405, method not allowed",
        "DELETE, /entries, 405, method not allowed",
        "GET, /entries, 400, list is missing",
        "GET, /entries?date=2018-12-19, 400, list is missing",
        "GET, /entries?list=a, 400, date is missing",
        "GET, /entries?list=a&date=today, 400, date is not a date like 2018-12-19",
        "POST, /add_entry?list=a&date=2018-12-19, 400, title is missing",
        "POST, /add_entry?list=a&date=2018-12-19&title=%0A, 400, title is empty",
        "POST, /add_entry?list=a&date=2018-12-19&title=a%0Ab, 400,"
                + " title has a line break or another control character (U+000A)",
        "POST, /add_entry?list=a&date=2018-02-30&title=t, 400, date is not a date like 2018-12-19",
    })
    void aWrongRequestHearsWhatIsWrong(String method, String path, int status, String text)
            throws Exception {
        try (Socket socket = connect()) {
            // The JDK's client would not send all of these.
            OutputStream out = socket.getOutputStream();
            String request =
                    method
                            + " "
                            + path
                            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = read(socket);

            assertThat(answer).startsWith("HTTP/1.1 " + status + " ").endsWith("\r\n\r\n" + text);
            if (status == 405) {
                assertThat(answer)
                        .contains(path.startsWith("/entries") ? "Allow: GET" : "Allow: POST");
            }
        }
    }

    @Test
    void whatIsTooLongIsRefused() throws Exception {
        assertThat(user.entries("x".repeat(101), DAY).body())
                .isEqualTo("list is longer than 100 characters");
        assertThat(user.add("bob", DAY, "x".repeat(1001)).body())
                .isEqualTo("title is longer than 1000 characters");
        assertThat(user.add("🦷".repeat(100), DAY, "🦷".repeat(1000)).body()).isEqualTo("OK");
    }

    @Test
    void whatCannotBeReadAsARequestHearsWhyAsAProblem() throws Exception {
        assertRefused("GET /" + "x".repeat(30_000) + " HTTP/1.1", 414, "\"limit\":24576}");
        String tooMuch = "GET / HTTP/1.1\r\nHost: localhost\r\nX-Much: " + "x".repeat(16_384);
        assertRefused(tooMuch, 431, "\"limit\":16384}");
        assertRefused("GET / HTTP/1.1\r\nno colon", 400, "bad-request");
        assertRefused("GET / HTTP/1.0", 505, "http-version");
    }

    private void assertRefused(String head, int status, String problem) throws Exception {
        try (Socket socket = connect()) {
            socket.getOutputStream().write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));

            assertThat(read(socket))
                    .startsWith("HTTP/1.1 " + status + " ")
                    .contains("Content-Type: application/problem+json\r\n")
                    .contains("X-Content-Type-Options: nosniff\r\n")
                    .contains("\"status\":" + status)
                    .contains(problem);
        }
    }

    @Test
    void headIsGetWithoutTheText() throws Exception {
        user.add("bob", DAY, "Dentist");

        HttpResponse<String> answer = user.send("HEAD", "/entries?list=bob&date=2018-12-19");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).contains("18");
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void sayingAgainWhatWasSaidBeforeAddsNothing() throws Exception {
        String[] key = {"Idempotency-Key", "7d3c"};

        assertThat(user.add("bob", DAY, "Dentist", key).body()).isEqualTo("OK");
        assertThat(user.add("bob", DAY, "Dentist", key).body()).isEqualTo("OK");
        HttpResponse<String> other = user.add("bob", DAY, "Movies", key);

        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).isEqualTo("this Idempotency-Key was used for another entry");
        assertThat(user.entries("bob", DAY).body()).isEqualTo("2018-12-19 Dentist");
    }

    @Test
    void whileTheSystemIsRestartingClientsAreToldToComeAgain() throws Exception {
        assertThat(Supervisor.terminateChild(system, ListsTree.class)).isNotNull();

        HttpResponse<String> answer = user.entries("bob", DAY);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
        assertThat(Supervisor.restartChild(system, ListsTree.class).process()).isPresent();
        assertThat(user.entries("bob", DAY).statusCode()).isEqualTo(200);
    }

    @Test
    void whoGetsNoAnswerInTimeIsTold() throws Exception {
        assertThat(user.add("bob", DAY, "Dentist").body()).isEqualTo("OK");
        Supervisor.stop(system);
        system = TodoSystem.startLink(settings.requestLimit(Duration.ofMillis(200)));
        try (HttpUser impatient = new HttpUser(settings.port())) {
            Pid server = server(settings, "bob"); // asked for with more patience
            Sys.suspend(server);

            HttpResponse<String> answer = impatient.add("bob", DAY, "Shopping");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            Sys.resume(server);
        }
    }

    @Test
    void whatWasAcceptedIsAnsweredBeforeTheSystemStops() throws Exception {
        Pid test = self();
        user.add("bob", DAY, "Shopping");
        Pid server = server(settings, "bob");
        Sys.suspend(server);
        spawn(() -> test.send(user.add("bob", DAY, "Dentist")));
        awaitUntil("the request has come", () -> messagesOf(server) > 0);

        spawn(() -> {
            Supervisor.stop(system);
            test.send("stopped");
        });
        awaitUntil("nobody is let in", () -> !isListening());
        assertThat(whereis(TodoWeb.NAME)).isPresent();
        Sys.resume(server);

        assertThat(((HttpResponse<?>) assertReceives(HttpResponse.class)).body()).isEqualTo("OK");
        assertReceives("stopped");
        system = TodoSystem.startLink(settings);
        assertThat(user.entries("bob", DAY).body())
                .isEqualTo("2018-12-19 Shopping\n2018-12-19 Dentist");
    }

    @Test
    void connectionsOfAKilledWebServerAreClosed() throws Exception {
        try (Socket idle = connect()) {
            idle.getOutputStream().write("GET /".getBytes(StandardCharsets.US_ASCII));

            whereis(TodoWeb.NAME).orElseThrow().kill();

            assertThat(read(idle)).isEmpty();
        }
    }

    @Test
    void onlyThisMachineIsListenedTo() throws Exception {
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                if (!address.equals(InetAddress.getLoopbackAddress())) {
                    assertThat(isListening(address)).isFalse();
                }
            }
        }
        assertThat(isListening()).isTrue();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), settings.port());
    }

    private boolean isListening() {
        return isListening(InetAddress.getLoopbackAddress());
    }

    private boolean isListening(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, settings.port()), 1_000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    private static int messagesOf(Pid pid) {
        return info(pid).orElseThrow().mailboxLength();
    }

    private static Pid server(Settings settings, String list) {
        return new Adding(TodoSystem.lists(settings)).server(list);
    }

    private static String read(Socket socket) {
        try {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException reset) {
            return "";
        }
    }
}
