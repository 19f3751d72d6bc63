package dev.coppice.conformance.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// A BEAM that runs beside this JVM and plays scenarios, one at a time.
final class Beam implements AutoCloseable {

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader traces;

    private Beam(Process process) {
        this.process = process;
        this.requests = process.outputWriter(ISO_8859_1);
        this.traces = process.inputReader(ISO_8859_1);
    }

    /// Starts a BEAM with so many schedulers on the programs of a folder, see [BeamPrograms].
    ///
    /// With one scheduler a scenario has nearly always the same outcome; with several it may have
    /// others.
    static Beam start(Path programs, int schedulers) {
        var command =
                List.of(
                        "erl",
                        "+S",
                        schedulers + ":" + schedulers,
                        "+sbwt",
                        "none",
                        "+Bd",
                        "-noshell",
                        "-pa",
                        programs.toString(),
                        "-kernel",
                        "logger_level",
                        "none",
                        "-s",
                        "beam_stage",
                        "main");
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("ERL_CRASH_DUMP_SECONDS", "0"); // where the user stands
        try {
            return new Beam(builder.start());
        } catch (IOException missing) {
            throw NoErlang.without("erl", missing);
        }
    }

    /// Plays a program and returns its trace, which ends with a line break.
    ///
    /// There is a seed for each step but the definitions. It decides in which order the processes
    /// of a race are told to go, and how the schedule is disturbed; 0 keeps the order written and
    /// disturbs nothing, and stands for those that are missing.
    String play(Program program, List<Long> seeds) {
        var numbers =
                seeds.stream().map(String::valueOf).collect(Collectors.joining(" ", "seeds ", ""));
        try {
            requests.write(numbers + "\n" + program.text() + "\n");
            requests.flush();
            return trace();
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private String trace() throws IOException {
        var trace = new StringBuilder();
        while (true) {
            var line = traces.readLine();
            if (line == null) {
                throw new IOException("the BEAM has ended in the middle of a trace");
            }
            if (line.isEmpty()) {
                return trace.toString();
            }
            trace.append(line).append('\n');
        }
    }

    /// Ends the BEAM.
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
