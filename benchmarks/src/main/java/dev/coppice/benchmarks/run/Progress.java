package dev.coppice.benchmarks.run;

import dev.coppice.benchmarks.measure.Growth;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.RowResult;
import java.io.Console;
import java.io.PrintStream;
import java.util.stream.Collectors;

/// Says how far the measuring is: a line for each row, and on a terminal a line that changes with
/// each round.
public final class Progress {

    private static final int WIDTH = 60;

    private final PrintStream out;
    private final boolean terminal;
    private String heading = "";

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// Says it on standard error.
    @SuppressWarnings("SystemConsoleNull") // without a terminal it is, again, since JDK 25
    public static Progress onStandardError() {
        Console console = System.console();
        return new Progress(System.err, console != null && console.isTerminal());
    }

    void begin(Row row, int index, int of) {
        heading = String.format("[%2d/%d] %s", index, of, row.name());
    }

    void round(Row row, int round, Peer peer) {
        if (terminal) {
            String line = heading + " round " + round + " " + peer.title();
            out.print("\r" + line + " ".repeat(Math.max(0, WIDTH - line.length())));
        }
    }

    void end(RowResult result) {
        line(
                result.rounds().keySet().stream()
                        .sorted()
                        .map(peer ->
                                peer.title()
                                        + " "
                                        + result.median(peer)
                                                .map(result.row().unit()::show)
                                                .orElse("failed"))
                        .collect(Collectors.joining(", ")));
    }

    void end(Growth growth) {
        line(
                growth.failure()
                        .orElseGet(() ->
                                growth.points().stream()
                                        .map(point -> growth.row().unit().show(point.cost()))
                                        .collect(Collectors.joining(", "))));
    }

    private void line(String said) {
        String line = heading + ": " + said;
        String rest = " ".repeat(Math.max(0, WIDTH - line.length()));
        out.println((terminal ? "\r" : "") + line + (terminal ? rest : ""));
    }
}
