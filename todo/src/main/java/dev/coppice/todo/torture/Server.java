package dev.coppice.todo.torture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.joining;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/// A server in a JVM of its own.
final class Server implements AutoCloseable {

    private static final String KILLED = "killed ";
    private static final String MAIN = "dev.coppice.todo.Main";
    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final CountDownLatch up = new CountDownLatch(1);
    private final CountDownLatch silent = new CountDownLatch(1);

    private Server(Process process, String whenUp, Consumer<String> told) {
        this.process = process;
        Thread.ofVirtual().start(() -> listen(whenUp, told));
    }

    /// A server that tears itself apart.
    ///
    /// @param told hears whom it kills: `killed web`
    static Server victim(Path folder, int port, long seed, Path log, Consumer<String> told)
            throws IOException {
        List<String> arguments = List.of(Torture.VICTIM, "--seed", String.valueOf(seed));
        return new Server(run(arguments, folder, port, log), "up", told);
    }

    /// A server as people run it.
    static Server unharmed(Path folder, int port, Path log) throws IOException {
        return new Server(run(List.of(), folder, port, log), "Starting to-do cache.", _ -> {});
    }

    /// What `todo check` says of a folder.
    static String check(Path folder, Path log) throws IOException {
        try (BufferedReader said =
                run(List.of("check", "--folder", folder.toString()), log).inputReader(UTF_8)) {
            return said.lines().collect(joining(" "));
        }
    }

    private static Process run(List<String> arguments, Path folder, int port, Path log)
            throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--folder", folder.toString(), "--port", String.valueOf(port)));
        return run(all, log);
    }

    private static Process run(List<String> arguments, Path log) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN));
        command.addAll(arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /// Waits until it has started, and answers whether it has: a full disk may be in its way.
    boolean isUp() throws InterruptedException {
        return up.await(PATIENCE_SECONDS, SECONDS) && process.isAlive();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /// Kills it as `kill -9` does.
    void kill() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
        silent.await();
    }

    /// Tells it to stop as `kill` does, and answers its exit code, if it ends.
    Optional<Integer> terminate() throws InterruptedException {
        process.toHandle().destroy();
        return process.waitFor(PATIENCE_SECONDS, SECONDS)
                ? Optional.of(process.exitValue())
                : Optional.empty();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    private void listen(String whenUp, Consumer<String> told) {
        try (BufferedReader lines = process.inputReader(UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(whenUp)) {
                    up.countDown();
                } else if (line.startsWith(KILLED)) { // and not the last words of a JVM
                    told.accept(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            up.countDown();
            silent.countDown();
        }
    }
}
