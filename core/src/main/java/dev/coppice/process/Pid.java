package dev.coppice.process;

import java.util.Optional;

/// A process, as others know it: what to send to, link to, watch and end.
///
/// ```java
/// Pid worker = spawn(() -> receive(Job.class).run());
/// worker.send(new Job("print"));     // at once; to a process that has ended, into nothing
/// Ref watch = monitor(worker);
/// receive(Down.class, down -> down.ref() == watch).reason();   // normal, or why not
/// worker.kill();                     // it has ended already: nothing happens
/// ```
///
/// A pid is a value: send it in messages, keep it in states, compare it with `equals`. It stays
/// valid after its process has ended, and is never used again (P-01): whoever keeps the pid of a
/// server that was restarted has the pid of the dead one. Keep a {@link Name} or a {@link Via} when
/// you mean *whoever does this work*, and a pid when you mean *this very process*.
///
/// Nothing that is done to a process waits for it, and none of it fails because it has ended: to
/// know of the end, watch it or link to it. A pid prints as `<0.42>`; the number counts the
/// processes of its node.
public abstract non-sealed class Pid implements Destination {

    Pid() {}

    /// Whether the process lives. Answers false from the moment an exit signal has ended it, even
    /// while its thread still unwinds.
    public abstract boolean isAlive();

    /// Sends an exit signal with `reason` (an {@link ExitReason}, or any term).
    ///
    /// A process that does not trap exits dies with the reason, unless it is `normal` and comes
    /// from somebody else; one that traps them receives an {@link Exit}; `kill`
    /// ends both, and others see `killed`. Signalling a process that has ended does nothing
    /// . Returns at once: names, links and monitors of the process are released a moment
    /// later; wait for its {@link Down} to be certain.
    public abstract void exit(Object reason);

    /// Ends the process whatever it does, as `exit(ExitReason.KILL)`.
    public final void kill() {
        exit(ExitReason.KILL);
    }

    /// The node that the process runs on.
    public abstract Node node();

    /// The number that tells it from the other processes of its node.
    public abstract long number();

    @Override
    public final Optional<Pid> pid() {
        return Optional.of(this);
    }

    @Override
    public String toString() {
        return "<0." + number() + ">";
    }
}
