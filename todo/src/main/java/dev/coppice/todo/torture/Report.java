package dev.coppice.todo.torture;

import static java.util.stream.Collectors.joining;

import java.util.Map;

/// Says what has happened.
record Report(Tally tally, boolean hadSmallDisk) {

    void print() {
        line("JVM killed and started again", tally.counted("killed the JVM"));
        Map<String, Long> inside = tally.startingWith("killed ");
        inside.remove("the JVM");
        line("processes killed inside", inside.values().stream().mapToLong(n -> n).sum());
        IO.println("    " + each(inside));
        if (hadSmallDisk) {
            line("disk full", tally.counted("disk full"));
        } else {
            IO.println("  the disk was never full: nobody but root on Linux can mount a small one");
        }
        line("changes acknowledged", tally.counted("acknowledged"));
        line("changes that nobody was told of", tally.counted("unknown"));
        line("  of which were made", tally.counted("unknown, and there"));
        line("reads", tally.counted("read"));
        IO.println("  requests that were not answered with success");
        IO.println("    changes: " + each(tally.startingWith("change ")));
        IO.println("    reads: " + each(tally.startingWith("read ")));
        IO.println(
                "  longest time without an answer to anybody: %d ms"
                        .formatted(tally.longestSilence().toMillis()));
        if (tally.isWithoutComplaint()) {
            IO.println(
                    "Every acknowledged change is there, once, and in order; every row is as it was written.");
        } else {
            IO.println("Promises were broken:");
            tally.complaints().forEach(complaint -> IO.println("  " + complaint));
        }
    }

    private static void line(String what, long count) {
        IO.println("  %-34s %,9d".formatted(what, count));
    }

    private static String each(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "none"
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(joining(", "));
    }
}
