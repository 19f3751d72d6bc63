package dev.coppice.todo.memory;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sendAfter;
import static dev.coppice.server.Next.noReply;

import dev.coppice.process.Name;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import java.time.Duration;

/// Gives memory back that the server has needed and does not need any more: a process that looks
/// every half a minute whether it is quiet.
///
/// The JVM by itself keeps it until it next looks for garbage, which it does when there is much
/// that is new: after a busy hour a server that nobody uses would hold on to all of it.
public final class SpareMemory {

    /// The name of the process.
    public static final Name NAME = Name.of("spare memory");

    /// The first time it is late, too: not while the first who come are waited on.
    private static final Duration ROUND = Duration.ofSeconds(30);

    private SpareMemory() {}

    /// A process that gives it back.
    public static ChildSpec childSpec() {
        return ChildSpec.worker(
                SpareMemory.class, () -> GenServer.startLink(NAME, new Callbacks()));
    }

    /// What it hears when it is to look, which it sees to itself.
    enum Round {
        LOOK
    }

    private static final class Callbacks implements GenServer<Object, Idleness> {

        @Override
        public Init<Idleness> init() {
            sendAfter(self(), Round.LOOK, ROUND);
            return Init.ok(Idleness.UNKNOWN);
        }

        @Override
        public Next<Idleness> handle(Object request, Idleness idleness) {
            throw new UnsupportedOperationException(request.toString());
        }

        @Override
        public Next<Idleness> handleInfo(Object message, Idleness idleness) throws Throwable {
            if (message != Round.LOOK) {
                return GenServer.super.handleInfo(message, idleness);
            }
            if (!Jvm.tells()) {
                return noReply(idleness); // and is not asked again
            }
            Jvm.beModest();
            Idleness now = idleness.look(Jvm.allocated());
            if (now.isTimeToGiveBack()) {
                Jvm.giveBack();
            }
            sendAfter(self(), Round.LOOK, ROUND);
            return noReply(now);
        }
    }
}
