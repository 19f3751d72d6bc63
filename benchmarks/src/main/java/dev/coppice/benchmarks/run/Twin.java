package dev.coppice.benchmarks.run;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.rows.Rows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// The program that does the rows' work for one peer on a JVM: reads what to do from its standard
/// input, a line each, and answers with a line each. The runner starts it, and an Erlang program
/// that speaks the same is its counterpart on the BEAM.
///
///     server-pair 500000 400      do this work of this size, again and again for 400 ms
///     =ok 1000000 412345678 -     a measurement
///     =failed …                   what went wrong
final class Twin {

    static final String ANSWER = "=ok ";
    static final String FAILURE = "=failed ";

    private Twin() {}

    /// Serves until its input ends.
    ///
    /// @param arguments the peer
    public static void main(String... arguments) throws IOException {
        Peer peer = Peer.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        PrintStream answers = System.out;
        System.setOut(System.err); // whatever else is printed is no answer
        BufferedReader orders =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order; (order = orders.readLine()) != null; ) {
            answers.println(answer(peer, order.split(" ", -1)));
            answers.flush();
        }
        System.exit(0); // Pekko's threads would keep it
    }

    private static String answer(Peer peer, String[] order) {
        try {
            Row row = Rows.named(order[0]).orElseThrow();
            int size = Integer.parseInt(order[1]);
            Duration atLeast = Duration.ofMillis(Long.parseLong(order[2]));
            return ANSWER + measured(row, peer, size, atLeast).line();
        } catch (Exception | Error failure) {
            failure.printStackTrace();
            return FAILURE + failure.toString().replace('\n', ' ');
        }
    }

    private static Measurement measured(Row row, Peer peer, int size, Duration atLeast)
            throws Exception {
        System.gc(); // what the round before has left is not this round's affair
        Measurement sum = Measurement.none();
        long start = System.nanoTime();
        do {
            sum = sum.plus(row.work(peer).orElseThrow().measure(size));
        } while (System.nanoTime() - start < atLeast.toNanos());
        return sum;
    }
}
