package dev.coppice.todo.web;

import static dev.coppice.process.Processes.spawn;
import static dev.coppice.testkit.ProcessAssertions.awaitUntil;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.testkit.CoppiceTest;
import dev.coppice.todo.TestSettings;
import dev.coppice.todo.web.Http.Response;
import dev.coppice.todo.web.helidon.HelidonHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who is let in, and what those hear who are not.
@CoppiceTest
class DoorTest {

    private static final int PLACES = 2;

    private final int port = TestSettings.freePort();
    private final List<Boolean> sentAtOnce = new CopyOnWriteArrayList<>();
    private final Door door = new Door(this::talk, PLACES, this::answer, DoorTest::whenFull);
    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch mayAnswer = new CountDownLatch(1);

    private Http.Conversation talk(Socket connection, Http.Handler handler) throws IOException {
        sentAtOnce.add(connection.getTcpNoDelay());
        return new HelidonHttp(Map.of()).on(connection, handler);
    }

    /// At `/healthz` all is well however many there are.
    private static Response whenFull(Http.Request request) {
        return request.path().equals("/healthz") ? Response.ok("well") : Trouble.NO_ROOM.response();
    }

    /// At `/slow` the answer comes when it may.
    private Response answer(Http.Request request) {
        if (request.path().equals("/slow")) {
            asked.countDown();
            try {
                mayAnswer.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return Response.ok("hello");
    }

    @BeforeEach
    void anOpenDoor() throws IOException {
        door.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        spawn(() -> {
            while (!door.isClosed()) {
                spawn(door.next()::serve);
            }
        });
    }

    @AfterEach
    void close() {
        door.letGo();
    }

    @Test
    void whoFindsNoRoomIsToldSoAndToComeAgain() throws Exception {
        try (Socket first = guest();
                Socket second = guest()) {
            assertThat(said(first)).startsWith("HTTP/1.1 200 ");
            assertThat(said(second)).startsWith("HTTP/1.1 200 ");

            try (Socket third = guest()) {
                String told = new String(third.getInputStream().readAllBytes(), US_ASCII);
                assertThat(told)
                        .startsWith("HTTP/1.1 503 ")
                        .contains("\r\nRetry-After: 1\r\n")
                        .contains("\r\nContent-Type: application/problem+json\r\n")
                        .contains("urn:coppice:problem:too-many-connections");
            }
        }
    }

    @Test
    void howTheServerIsCanBeAskedThoughThereIsNoRoom() throws Exception {
        try (Socket first = guest();
                Socket second = guest()) {
            assertThat(said(first)).startsWith("HTTP/1.1 200 ");
            assertThat(said(second)).startsWith("HTTP/1.1 200 ");

            try (Socket third = new Socket(InetAddress.getLoopbackAddress(), port)) {
                ask(third, "/healthz");
                String told = new String(third.getInputStream().readAllBytes(), US_ASCII);
                assertThat(told).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nwell");
            }
        }
    }

    @Test
    void thereIsRoomAgainWhenSomebodyHasLeft() throws Exception {
        try (Socket first = guest()) {
            assertThat(said(first)).startsWith("HTTP/1.1 200 ");
            Socket second = guest();
            assertThat(said(second)).startsWith("HTTP/1.1 200 ");
            second.close();

            awaitUntil("there is room", () -> isLetIn());
        }
    }

    @Test
    void whoCameJustAsTheDoorWasClosedIsSentAway() throws Exception {
        try (ServerSocket step = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket guest = new Socket(step.getInetAddress(), step.getLocalPort());
                Socket somebody = step.accept()) {
            door.letGo();

            assertThatThrownBy(() -> door.letIn(somebody)).isInstanceOf(SocketException.class);
            assertThat(guest.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void whoIsSilentForTooLongIsSentAway() throws Exception {
        try (Socket first = guest();
                Socket second = guest()) {
            assertThat(answer(first)).startsWith("HTTP/1.1 200 ");
            assertThat(answer(second)).startsWith("HTTP/1.1 200 ");
            door.sendAwaySilent(Duration.ofHours(1));
            ask(first, "/");
            assertThat(answer(first)).startsWith("HTTP/1.1 200 ");

            awaitUntil("both are sent away", () -> isSentAway(first) && isSentAway(second));
            awaitUntil("there is room", this::isLetIn);
        }
    }

    @Test
    void whoWaitsForAnAnswerIsNotSilent() throws Exception {
        try (Socket guest = guest()) {
            assertThat(answer(guest)).startsWith("HTTP/1.1 200 ");
            ask(guest, "/slow");
            asked.await();

            door.sendAwaySilent(Duration.ZERO);
            mayAnswer.countDown();

            assertThat(answer(guest)).startsWith("HTTP/1.1 200 ");
        }
    }

    /// Otherwise the second half of a small answer would wait for the client to acknowledge the
    /// first, which takes its time.
    @Test
    void whatIsAnsweredIsSentAtOnceHoweverSmall() throws Exception {
        try (Socket guest = guest()) {
            assertThat(said(guest)).startsWith("HTTP/1.1 200 ");

            assertThat(sentAtOnce).containsExactly(true);
        }
    }

    /// Whether a guest who is silent has left by now. One who has just got an answer is not silent
    /// until the server waits for what comes next.
    private boolean isSentAway(Socket guest) {
        door.sendAwaySilent(Duration.ZERO);
        try {
            guest.setSoTimeout(10);
            return guest.getInputStream().read() < 0;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isLetIn() {
        try (Socket next = guest()) {
            return said(next).startsWith("HTTP/1.1 200 ");
        } catch (IOException refused) {
            return false;
        }
    }

    /// Somebody who asks something, and stays.
    private Socket guest() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        ask(socket, "/");
        return socket;
    }

    private static void ask(Socket guest, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        guest.getOutputStream().write(request.getBytes(US_ASCII));
    }

    /// A whole answer.
    private static String answer(Socket guest) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("hello") < 0) {
            int next = guest.getInputStream().read();
            if (next < 0) {
                return text + " and no more";
            }
            text.append((char) next);
        }
        return text.toString();
    }

    private static String said(Socket guest) throws IOException {
        return new String(guest.getInputStream().readNBytes(17), US_ASCII);
    }
}
