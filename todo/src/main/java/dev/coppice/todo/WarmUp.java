package dev.coppice.todo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.coppice.todo.ground.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The command `todo warm-up`: runs a server for a moment, with lists of its own, so that the JVM
/// sees what a start takes and can keep it for later ones. The start script asks the JVM to.
@Command(
        name = "warm-up",
        description = "Runs a server for a moment, for the start script to learn from.",
        hidden = true)
final class WarmUp implements Callable<Integer> {

    private static final int ROUNDS = 50;
    private static final List<String> REQUESTS =
            List.of(
                    "GET /healthz",
                    "GET /",
                    "GET /api/v1/lists",
                    "POST /add_entry?list=warm-up&date=2018-12-19&title=Dentist",
                    "GET /entries?list=warm-up&date=2018-12-19");

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory("todo-warm-up");
        PrintStream out = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        int port = freePort();
        try (RunningSystem _ =
                RunningSystem.start(new Settings(port, folder, 3, Duration.ofSeconds(60)))) {
            for (int round = 0; round < ROUNDS; round++) {
                for (String request : REQUESTS) {
                    ask(port, request);
                }
            }
        } finally {
            System.setOut(out);
            Folders.delete(folder);
        }
        return 0;
    }

    private static void ask(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String text = request + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(text.getBytes(US_ASCII));
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
