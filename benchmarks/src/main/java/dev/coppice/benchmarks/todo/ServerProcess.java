package dev.coppice.benchmarks.todo;

import dev.coppice.todo.Main;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A server in a JVM of its own, without flags, as everybody gets it, unless the run is a quick
/// one.
final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");

    private final Process process;
    private final int port;

    private ServerProcess(Plan plan, int port, List<String> program) throws IOException {
        this.port = port;
        List<String> command = new ArrayList<>();
        command.add(JAVA.resolve("java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(plan.flags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(program);
        process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    }

    /// The to-do server, with its lists in a folder of this name.
    ///
    /// @param expiry how long a list that nobody uses stays in memory
    static ServerProcess todo(Plan plan, String folder, Duration expiry) throws IOException {
        int port = freePort();
        return answering(
                plan,
                port,
                Main.class.getName(),
                "--port",
                String.valueOf(port),
                "--folder",
                plan.folder(folder).toString(),
                "--expiry",
                String.valueOf(expiry.toSeconds()));
    }

    /// The to-do server on a disk, with its lists in a folder of this name.
    static ServerProcess todoOn(Disk disk, Plan plan, String folder) throws IOException {
        if (disk.equals(Disk.AS_IT_IS)) {
            return todo(plan, folder, Duration.ofSeconds(60));
        }
        int port = freePort();
        return answering(
                plan,
                port,
                SlowerServer.class.getName(),
                String.valueOf(port),
                plan.folder(folder).toString());
    }

    private static ServerProcess answering(Plan plan, int port, String... program)
            throws IOException {
        ServerProcess server = new ServerProcess(plan, port, List.of(program));
        server.awaitAnswers("/healthz");
        return server;
    }

    /// The HTTP library alone, which answers everything with this text.
    static ServerProcess constant(Plan plan, String text) throws IOException {
        int port = freePort();
        ServerProcess server =
                new ServerProcess(
                        plan, port, List.of(Constant.class.getName(), String.valueOf(port), text));
        server.awaitAnswers("/");
        return server;
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }

    private void awaitAnswers(String path) throws IOException {
        long start = System.nanoTime();
        while (!answers(path)) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                close();
                throw new IOException("the server does not answer: " + process.info());
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    private boolean answers(String path) {
        try (Wire wire = Wire.to(port)) {
            return wire.ask(Wire.request("GET", path)) == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    int port() {
        return port;
    }

    /// Has it collect its garbage.
    void collectGarbage() throws IOException, InterruptedException {
        new ProcessBuilder(JAVA.resolve("jcmd").toString(), String.valueOf(process.pid()), "GC.run")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// Stops it in order.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
