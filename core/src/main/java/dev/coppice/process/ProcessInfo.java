package dev.coppice.process;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What can be seen of a live process from outside (L-11, B-14); a moment's truth.
///
/// @param pid the process
/// @param status what it is doing
/// @param code what it runs
/// @param name its registered name
/// @param label its label (P-06)
/// @param ancestors who started it, nearest first (P-04)
/// @param trapExit whether it traps exits
/// @param links the processes it is linked to
/// @param monitors what it watches, as it named them
/// @param monitoredBy who watches it
/// @param mailboxLength how many messages wait
/// @param stack where its code is, innermost first; empty while it runs none
public record ProcessInfo(
        Pid pid,
        Status status,
        String code,
        Optional<Name> name,
        Optional<String> label,
        List<Destination> ancestors,
        boolean trapExit,
        Set<Pid> links,
        List<Destination> monitors,
        List<Pid> monitoredBy,
        int mailboxLength,
        List<StackTraceElement> stack) {

    /// What a process is doing.
    public enum Status {
        /// Waits for a message or an answer, or rests without a thread.
        WAITING,
        /// Has messages, or was woken, and waits for its turn.
        READY,
        /// Its code runs, or is blocked in something else.
        RUNNING
    }
}
