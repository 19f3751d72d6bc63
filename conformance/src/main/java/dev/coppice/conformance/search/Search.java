package dev.coppice.conformance.search;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// Looks for programs that do something here which they never do on the BEAM.
///
/// It writes random programs, plays each on both, and makes those that differ as short as it can.
public final class Search {

    /// A play mostly waits.
    private static final int WORKERS = 12;

    private static final int DIFFERENCES = 10;

    /// How much of a difference is printed: a restart that goes on and on has thousands.
    private static final int LINES = 100;

    private final long seed;
    private final int count;
    private final PrintStream out;
    private final Tally tally;
    private final AtomicInteger next = new AtomicInteger();

    /// A search among so many programs, which the seed determines. Findings are printed to the
    /// first stream, how far it is to the second.
    public Search(long seed, int count, PrintStream out, PrintStream progress) {
        this.seed = seed;
        this.count = count;
        this.out = out;
        this.tally = new Tally(count, progress, System::nanoTime);
    }

    /// Searches until all programs are played or ten differences are found, and returns how many
    /// were.
    ///
    /// @throws NoErlang when there is no Erlang to compare with
    public int run() {
        try (var programs = BeamPrograms.compile();
                var workers = Executors.newFixedThreadPool(WORKERS)) {
            var results =
                    Stream.generate(() -> workers.submit(worker(programs.folder())))
                            .limit(WORKERS)
                            .toList();
            for (var result : results) {
                result.get();
            }
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof NoErlang missing
                    ? missing
                    : new IllegalStateException("the search has failed", failure.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        out.println(tally);
        return tally.different();
    }

    private Callable<Integer> worker(Path programs) {
        return () -> {
            try (var match = new Match(programs)) {
                int played = 0;
                for (int number; (number = next.getAndIncrement()) < count && !enough(); played++) {
                    judge(match, program(number));
                }
                return played;
            }
        };
    }

    private boolean enough() {
        return tally.different() >= DIFFERENCES;
    }

    private Program program(int number) {
        return Family.of(number).program(seed * 1_000_000 + number);
    }

    private void judge(Match match, Program program) {
        var verdict = patient(match, program, Effort.USUAL);
        if (verdict instanceof Verdict.Different different) {
            report(match, program, different);
        }
        tally.add(verdict);
    }

    /// A program that seems to differ is played far more often on the BEAM.
    private static Verdict patient(Match match, Program program, Effort effort) {
        var verdict = match.compare(program, effort);
        return verdict instanceof Verdict.Different found
                ? match.lookAgain(program, found, effort, Effort.SECOND_LOOK)
                : verdict;
    }

    private void report(Match match, Program program, Verdict.Different different) {
        tally.seemsToDiffer(program.name());
        var shortest = new Shrinker(shorter -> differs(match, shorter)).shrink(program);
        if (patient(match, shortest, Effort.SHRINKING) instanceof Verdict.Different found) {
            print(shortest, found);
        } else {
            print(program, different);
        }
    }

    private static boolean differs(Match match, Program program) {
        return match.compare(program, Effort.SHRINKING) instanceof Verdict.Different;
    }

    private void print(Program program, Verdict.Different found) {
        out.println(program.text());
        var outcomes = found.beam().traces().size();
        out.println("outcomes on the BEAM: " + outcomes + ", none of them as here" + how(found));
        var lines = found.closest().toString().lines().toList();
        lines.stream().limit(LINES).forEach(out::println);
        if (lines.size() > LINES) {
            out.println("    and " + (lines.size() - LINES) + " more lines");
        }
        out.println();
        out.flush();
    }

    private static String how(Verdict.Different found) {
        return found.isInOrder() ? "" : " when processes run at the same time";
    }
}
