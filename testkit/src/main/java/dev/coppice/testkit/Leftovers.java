package dev.coppice.testkit;

import dev.coppice.process.Event;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.ProcessInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/// What a test leaves behind: processes that live on, threads of ended processes that run on.
final class Leftovers {

    /// How long what is ending may take.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// The same while a process is at work, such as one that waits for the disk.
    private static final Duration AT_WORK = Duration.ofSeconds(20);

    private Leftovers() {}

    /// @throws AssertionFailedError when something is left, saying what
    static void refuse(Node node) {
        if (isClean(node, GRACE) || isAtWork(node) && isClean(node, AT_WORK)) {
            return;
        }
        List<String> left = new ArrayList<>();
        node.processes().forEach(pid -> node.info(pid).map(Leftovers::alive).ifPresent(left::add));
        node.lingering().stream().map(Leftovers::ended).forEach(left::add);
        if (!left.isEmpty()) {
            throw new AssertionFailedError(
                    "the test left behind:\n    "
                            + String.join("\n    ", left)
                            + "\nEnd what you start, link it to the test, or say @LeavesProcesses.");
        }
    }

    private static boolean isClean(Node node, Duration grace) {
        return RealTime.look(
                        () ->
                                node.size() == 0 && node.lingering().isEmpty()
                                        ? Optional.of(true)
                                        : Optional.empty(),
                        grace)
                .isPresent();
    }

    private static boolean isAtWork(Node node) {
        return node.processes().stream()
                .flatMap(pid -> node.info(pid).stream())
                .anyMatch(info -> info.status() != ProcessInfo.Status.WAITING);
    }

    private static String alive(ProcessInfo info) {
        String called =
                info.name()
                        .map(Name::value)
                        .or(info::label)
                        .map(name -> " (" + name + ")")
                        .orElse("");
        return Stacks.describe(
                "process " + info.pid() + called + " of " + info.code(), info.stack());
    }

    private static String ended(Event.Lingers thread) {
        return Stacks.describe(
                "the thread of the ended process " + thread.pid() + ", which", thread.stack());
    }
}
