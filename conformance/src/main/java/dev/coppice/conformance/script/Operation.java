package dev.coppice.conformance.script;

import dev.coppice.process.ExitReason;
import java.time.Duration;

/// What a process does itself when a step `in P …` tells it to.
public sealed interface Operation {

    /// An operation on processes, as opposed to servers.
    sealed interface Basic extends Operation {}

    record Spawn(String name) implements Basic {}

    record SpawnLink(String name) implements Basic {}

    record SpawnMonitor(String name, String reference) implements Basic {}

    /// Turns exit signals into messages, or no longer; answers what was set before.
    record Trap(boolean on) implements Basic {}

    record Link(String process) implements Basic {}

    record Unlink(String process) implements Basic {}

    record Monitor(String process, String reference) implements Basic {}

    record MonitorName(String name, String reference) implements Basic {}

    record Demonitor(String reference, Removal removal) implements Basic {}

    /// How a monitor is removed: keeping a DOWN that has arrived, dropping it, or asking about it.
    enum Removal {
        PLAIN,
        FLUSH,
        INFO
    }

    /// One of the three ways in which code can end early.
    sealed interface Ending extends Basic {}

    record Exit(ExitReason reason) implements Ending {}

    record Raise(String word) implements Ending {}

    record Throw(String word) implements Ending {}

    /// Ends and catches it; answers the kind and the value.
    record Catch(Ending ending) implements Basic {}

    record Signal(String process, ExitReason reason) implements Basic {}

    record SignalSelf(ExitReason reason) implements Basic {}

    record Send(String process, String word) implements Basic {}

    record SendName(String name, String word) implements Basic {}

    /// Sends a word when a time has passed.
    record Timer(String timer, String process, String word, Duration delay) implements Basic {}

    /// Calls a timer back; answers whether it was still running.
    record Cancel(String timer) implements Basic {}

    record Register(String name) implements Basic {}

    record RegisterFor(String process, String name) implements Basic {}

    record Unregister(String name) implements Basic {}

    /// An operation that has to do with servers.
    sealed interface Serving extends Operation {}

    /// Starts a defined worker or supervisor, linked to this process.
    record Start(String definition) implements Serving {}

    /// Calls a worker; a call that fails is caught and answered.
    record Call(String process, Request.Ask request, Duration limit) implements Serving {}

    record CallName(String name, Request.Ask request, Duration limit) implements Serving {}

    /// Calls a worker; a call that fails ends the caller.
    record MustCall(String process, Request.Ask request, Duration limit) implements Serving {}

    record Cast(String process, Request.Tell request) implements Serving {}

    /// Asks something of a supervisor or a worker.
    record Ask(Question question) implements Serving {}
}
