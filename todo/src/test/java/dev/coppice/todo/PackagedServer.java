package dev.coppice.todo;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A server in a JVM of its own, and what it says.
///
/// Most of the time that tests take is that in which JVMs start. So they compile in a hurry, and
/// find what one of them has loaded in an archive, as with the start script.
final class PackagedServer implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final String ARCHIVE =
            "target/packaged-%d.jsa".formatted(TestSettings.JVM_OF_TESTS);
    private static final Pattern IGNORED = Pattern.compile("SigIgn:\\s*([0-9a-f]+)");
    private static final int CTRL_C = 2;

    /// What has made the archive: it has ended.
    static final PackagedServer WARM_UP = warmUp();

    private final Process process;
    private final Said output;
    private final Said errors;

    private PackagedServer(Process process) {
        this.process = process;
        this.output = new Said(process.getInputStream());
        this.errors = new Said(process.getErrorStream());
    }

    static PackagedServer start(Path folder, int port, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("--folder", folder.toString()));
        arguments.addAll(List.of("--port", String.valueOf(port)));
        arguments.addAll(List.of(more));
        return start(arguments);
    }

    static PackagedServer start(List<String> arguments) throws IOException {
        return start(arguments, Map.of());
    }

    static PackagedServer start(List<String> arguments, Map<String, String> environment)
            throws IOException {
        return start("-XX:SharedArchiveFile=" + ARCHIVE, arguments, environment);
    }

    private static PackagedServer start(
            String flag, List<String> arguments, Map<String, String> environment)
            throws IOException {
        String jars = "target/coppice-todo.jar" + File.pathSeparator + "target/lib/*";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", flag, "-Xlog:cds=off"));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-cp", jars));
        command.add(Main.class.getName());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new PackagedServer(builder.start());
    }

    private static PackagedServer warmUp() {
        try {
            PackagedServer server =
                    start("-XX:ArchiveClassesAtExit=" + ARCHIVE, List.of("warm-up"), Map.of());
            server.exitCode();
            return server;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no archive of what a server loads", e);
        }
    }

    long pid() {
        return process.pid();
    }

    void awaitListening() throws InterruptedException {
        errors.await(line -> line.contains("Listening on "));
    }

    void awaitOutput(String line) throws InterruptedException {
        output.await(line::equals);
    }

    /// Kills it as `kill -9` does.
    void killHard() throws InterruptedException {
        process.toHandle().destroyForcibly();
        process.waitFor();
    }

    /// Tells it to stop as `kill` does, and answers its exit code. What it says meanwhile is heard,
    /// which it would not be with [Process#destroy].
    int terminate() throws InterruptedException {
        process.toHandle().destroy();
        return exitCode();
    }

    /// Tells it to stop as Ctrl-C does, and answers its exit code.
    int interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(pid())).start().waitFor();
        return exitCode();
    }

    /// Whether it was started, as by a shell in the background, so that Ctrl-C does not reach it.
    boolean ignoresCtrlC() throws IOException {
        Path status = Path.of("/proc", String.valueOf(pid()), "status");
        if (!Files.exists(status)) {
            return false;
        }
        Matcher ignored = IGNORED.matcher(Files.readString(status));
        return ignored.find()
                && (Long.parseUnsignedLong(ignored.group(1), 16) >> (CTRL_C - 1) & 1) == 1;
    }

    /// Waits so long for its end.
    boolean hasEndedWithin(Duration time) throws InterruptedException {
        return process.waitFor(time);
    }

    /// Waits until it has ended, and answers its exit code.
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, SECONDS)) {
            throw new AssertionError("it goes on; it said " + errors());
        }
        return process.exitValue();
    }

    /// All it said to standard output, once it has ended.
    List<String> output() throws InterruptedException {
        return output.all();
    }

    /// All it said to standard error, once it has ended.
    List<String> errors() throws InterruptedException {
        return errors.all();
    }

    @Override
    public void close() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    /// The lines of a stream, as they come.
    private static final class Said {

        private final List<String> lines = new ArrayList<>();
        private final Thread reader;
        private boolean over;

        Said(InputStream stream) {
            reader = Thread.ofVirtual().start(() -> read(stream));
        }

        private void read(InputStream stream) {
            try (BufferedReader in =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                in.lines().forEach(this::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                end();
            }
        }

        private synchronized void add(String line) {
            lines.add(line);
            notifyAll();
        }

        private synchronized void end() {
            over = true;
            notifyAll();
        }

        synchronized void await(Predicate<String> wanted) throws InterruptedException {
            long end = System.nanoTime() + SECONDS.toNanos(PATIENCE_SECONDS);
            while (lines.stream().noneMatch(wanted)) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (over || left <= 0) {
                    throw new AssertionError("it did not say so, but " + lines);
                }
                wait(left);
            }
        }

        List<String> all() throws InterruptedException {
            reader.join();
            synchronized (this) {
                return List.copyOf(lines);
            }
        }
    }
}
