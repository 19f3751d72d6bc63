package dev.coppice.process;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at a process from outside.
final class Inspection {

    private static final int SHOWN_MESSAGES = 10;

    private Inspection() {}

    static Optional<ProcessInfo> of(LocalProcess process) {
        Thread thread = process.runningThread();
        List<StackTraceElement> stack =
                thread == null ? List.of() : List.of(thread.getStackTrace());
        if (process.runningThread() != thread) {
            stack = List.of(); // it ran something else by then
        }
        Extras extras = process.extras;
        synchronized (process) {
            if (!process.isAlive()) {
                return Optional.empty(); // P-05
            }
            List<MonitorRef> watching = Few.list(process.watching);
            List<MonitorRef> watchers = Few.list(process.watchers);
            Set<Pid> links = new LinkedHashSet<>(LinkTree.list(process.links));
            int length = process.mailbox().length();
            return Optional.of(
                    new ProcessInfo(
                            process,
                            status(process, thread, length),
                            process.code().getName(),
                            Optional.ofNullable(process.name),
                            extras == null ? Optional.empty() : extras.label(),
                            process.ancestors,
                            process.trapping,
                            links,
                            watching.stream().map(monitor -> monitor.shown).toList(),
                            watchers.stream().<Pid>map(monitor -> monitor.watcher).toList(),
                            length,
                            stack));
        }
    }

    /// The report of a crash, made by the crashing process itself.
    static Event.Crashed crashed(LocalProcess process, ExitReason reason) {
        List<Pid> links;
        synchronized (process) {
            links = List.copyOf(LinkTree.list(process.links));
        }
        Optional<Extras> extras = Optional.ofNullable(process.extras);
        return new Event.Crashed(
                process,
                process.code().getName(),
                Optional.ofNullable(process.name),
                extras.flatMap(Extras::label),
                reason,
                process.ancestors,
                process.mailbox().length(),
                process.mailbox().first(SHOWN_MESSAGES),
                links,
                extras.map(Extras::copyOfDictionary).orElse(Map.of()),
                process.trapping);
    }

    private static ProcessInfo.Status status(
            LocalProcess process, @Nullable Thread thread, int length) {
        if (process.isWaiting()) {
            return isWoken(thread) ? ProcessInfo.Status.READY : ProcessInfo.Status.WAITING;
        }
        if (thread == null) {
            return length == 0 ? ProcessInfo.Status.WAITING : ProcessInfo.Status.READY;
        }
        return ProcessInfo.Status.RUNNING;
    }

    /// Whether a thread that waits has been woken, though it may not have a processor yet.
    private static boolean isWoken(@Nullable Thread waiting) {
        return waiting != null && waiting.getState() == Thread.State.RUNNABLE;
    }
}
