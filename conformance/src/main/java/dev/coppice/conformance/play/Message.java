package dev.coppice.conformance.play;

import dev.coppice.conformance.script.Operation;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.server.From;
import java.util.List;

/// What the processes of a scenario send each other beside exit signals and requests.
sealed interface Message {

    /// Asks a process to carry out operations of its own.
    record Do(Pid from, Ref reference, List<Operation> operations) implements Message {}

    /// Answers [Do] with one result for each operation.
    record Done(Ref reference, List<String> results) implements Message {}

    /// Asks a puppet to answer, once everything before has been dealt with.
    record Sync(Pid from, Ref reference) implements Message {}

    /// Answers [Sync].
    record Synced(Ref reference) implements Message {}

    /// Lets the function of a puppet return.
    record Return() implements Message {}

    /// Tells whoever spawned a puppet that it has its label.
    record Entered(Pid puppet) implements Message {}

    /// A word from one process to another.
    record Said(String from, String word) implements Message {}

    /// Reminds a worker of a call that it put off.
    record ReplyLater(From<String> from, String word) implements Message {}
}
