package dev.coppice.benchmarks.run;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Row;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A twin in an operating system's process of its own.
final class TwinProcess implements AutoCloseable {

    private static final int LAST_WORDS = 3;

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;
    private final Path complaints;

    private TwinProcess(Process process, Path complaints) {
        this.process = process;
        this.complaints = complaints;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.orders = process.outputWriter(StandardCharsets.UTF_8);
    }

    /// Starts the command as a twin.
    static TwinProcess start(List<String> command) throws IOException {
        Path complaints = Files.createTempFile("coppice-twin", ".log");
        Process process = new ProcessBuilder(command).redirectError(complaints.toFile()).start();
        return new TwinProcess(process, complaints);
    }

    /// What became of an order.
    sealed interface Answer {}

    /// It was done.
    ///
    /// @param measurement with this result
    record Done(Measurement measurement) implements Answer {}

    /// It was not.
    ///
    /// @param why what the twin said
    record Failed(String why) implements Answer {}

    /// Has a row's work of this size done, again and again for so long, and waits for that.
    Answer measure(Row row, int size, Duration atLeast) {
        try {
            orders.write(row.name() + " " + size + " " + atLeast.toMillis() + "\n");
            orders.flush();
            for (String line; (line = answers.readLine()) != null; ) {
                if (line.startsWith(Twin.ANSWER)) {
                    String said = line.substring(Twin.ANSWER.length());
                    return new Done(Measurement.parse(said));
                }
                if (line.startsWith(Twin.FAILURE)) {
                    return new Failed(line.substring(Twin.FAILURE.length()));
                }
            }
            return new Failed("the twin ended: " + lastWords());
        } catch (IOException e) {
            return new Failed("the twin ended: " + lastWords());
        }
    }

    private String lastWords() {
        try (Stream<String> lines = Files.lines(complaints)) {
            List<String> all = lines.toList();
            return all.stream()
                    .skip(Math.max(0, all.size() - LAST_WORDS))
                    .collect(Collectors.joining("; "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Ends the twin at once.
    void abandon() {
        process.destroyForcibly();
        var deleted = complaints.toFile().delete();
        assert deleted || !Files.exists(complaints);
    }

    /// Lets the twin end, and ends it if it does not.
    @Override
    public void close() {
        try {
            orders.close();
        } catch (IOException gone) {
            // it has ended already
        }
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            Files.deleteIfExists(complaints);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
