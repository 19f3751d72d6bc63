package dev.coppice.testkit;

import java.util.List;
import java.util.stream.Collectors;

/// Where threads are, in words.
final class Stacks {

    private static final int FRAMES = 8;

    private Stacks() {}

    /// Where a process is, the frames of user code first to be seen.
    static String describe(String who, List<StackTraceElement> stack) {
        if (stack.isEmpty()) {
            return who + " holds no thread";
        }
        return stack.stream()
                .filter(frame -> !isMachinery(frame.getClassName()))
                .limit(FRAMES)
                .map(frame -> "\n        at " + frame)
                .collect(Collectors.joining("", who + " is", ""));
    }

    private static boolean isMachinery(String type) {
        return type.startsWith("java.")
                || type.startsWith("jdk.")
                || type.startsWith("org.junit.")
                || type.startsWith("dev.coppice.process.ThreadProcess")
                || type.startsWith("dev.coppice.process.Receiving")
                || type.startsWith("dev.coppice.process.Scheduler")
                || type.startsWith("dev.coppice.process.Turns")
                || type.startsWith("dev.coppice.process.Deadline")
                || type.startsWith("dev.coppice.process.Runner")
                || type.startsWith("dev.coppice.testkit.TestProcess");
    }
}
