package dev.coppice.interleavings;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A run of jcstress, in a process of its own.
///
/// What it says goes to a file, and every minute how long it will take goes to the console. When it
/// says nothing for long, a race does not end, and the run is ended: the stacks of its threads are
/// in the file, then.
public final class Jcstress {

    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

    private final Path report;
    private volatile long heard = System.nanoTime();
    private long told = heard;

    private Jcstress(Path report) {
        this.report = report;
    }

    /// Runs it to its end.
    ///
    /// @param options what it is to explore, and how
    /// @param scratch a folder for its files
    /// @param report where what it says is written
    /// @return its exit status; none but zero is a success
    public static int run(List<String> options, Path scratch, Path report)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(JDK.resolve("java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of("org.openjdk.jcstress.Main", "-v", "-r", scratch.toString()));
        command.addAll(options);
        Process jcstress =
                new ProcessBuilder(command)
                        .directory(scratch.toFile())
                        .redirectErrorStream(true)
                        .start();
        Files.deleteIfExists(report);
        return new Jcstress(report).toItsEnd(jcstress);
    }

    private int toItsEnd(Process jcstress) throws IOException, InterruptedException {
        Thread listener = Thread.ofVirtual().start(() -> listen(jcstress.inputReader()));
        while (!jcstress.waitFor(1, SECONDS)) {
            if (System.nanoTime() - heard > SILENCE.toNanos()) {
                end(jcstress);
            }
        }
        listener.join();
        return jcstress.exitValue();
    }

    private void listen(BufferedReader saying) {
        try (saying;
                Writer kept = Files.newBufferedWriter(report, CREATE, APPEND)) {
            for (String line; (line = saying.readLine()) != null; ) {
                heard = System.nanoTime();
                kept.append(line).append('\n').flush();
                if (line.startsWith("(ETA") && heard - told > A_MINUTE.toNanos()) {
                    told = heard;
                    System.out.println("races " + line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(Process jcstress) throws IOException, InterruptedException {
        List<ProcessHandle> forks = jcstress.descendants().toList();
        for (ProcessHandle fork : forks) {
            new ProcessBuilder(JDK.resolve("jstack").toString(), Long.toString(fork.pid()))
                    .redirectOutput(Redirect.appendTo(report.toFile()))
                    .start()
                    .waitFor();
        }
        forks.forEach(ProcessHandle::destroyForcibly);
        jcstress.destroyForcibly();
    }
}
