package dev.coppice.process;

import java.util.Optional;

/// Where a message can go: a {@link Pid}, a registered {@link Name}, a {@link Via} name kept by a
/// registry, or an {@link Alias}. Whatever takes a process takes any of them.
public sealed interface Destination permits Pid, Name, Via, Alias {

    /// Sends `message` and returns at once; sending never blocks and a mailbox has no limit (B-01).
    ///
    /// A message to a process that has ended is dropped silently, a message to a name nobody holds
    /// is an error of the sender (N-07).
    ///
    /// @throws IllegalArgumentException when this is a name that nobody holds
    void send(Object message);

    /// Who is meant at this moment, if anybody.
    Optional<Pid> pid();
}
