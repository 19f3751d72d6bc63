package dev.coppice.conformance.play;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What has happened since the trace was last written.
final class Journal {

    /// A process that ended.
    record End(Pid pid, ExitReason reason) {}

    /// What happened during one step: starts and terminations in their order, ends, and messages.
    record Page(List<String> inOrder, List<End> ends, List<String> received) {}

    private final List<String> inOrder = new ArrayList<>();
    private final List<End> ends = new ArrayList<>();
    private final Set<Pid> ended = new HashSet<>();
    private final List<String> received = new ArrayList<>();
    private long entries;

    synchronized void happened(String what) {
        inOrder.add(what);
        entries++;
    }

    synchronized void ended(Pid pid, ExitReason reason) {
        ends.add(new End(pid, reason));
        ended.add(pid);
        entries++;
    }

    /// Whether the end of a process has ever been written down.
    synchronized boolean hasEnded(Pid pid) {
        return ended.contains(pid);
    }

    synchronized void received(String label, String what) {
        received.add(label + " got " + what);
        entries++;
    }

    /// Returns how much has ever been written down: two equal answers, and nothing happened
    /// between.
    synchronized long entries() {
        return entries;
    }

    /// Returns what happened since the last page was taken.
    synchronized Page take() {
        var page = new Page(List.copyOf(inOrder), List.copyOf(ends), List.copyOf(received));
        inOrder.clear();
        ends.clear();
        received.clear();
        return page;
    }
}
