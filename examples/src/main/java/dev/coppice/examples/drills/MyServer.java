package dev.coppice.examples.drills;

import static dev.coppice.server.Next.noReply;

import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;

/// A server that takes `OK` to start, and whose file says how it is started and restarted.
final class MyServer {

    enum Start {
        OK
    }

    private MyServer() {}

    static Pid startLink(Start how) {
        return GenServer.startLink(new Callbacks(how));
    }

    static ChildSpec childSpec(Start how) {
        return ChildSpec.worker(MyServer.class, () -> startLink(how));
    }

    private record Callbacks(Start how) implements GenServer<Object, Start> {
        @Override
        public Init<Start> init() {
            return Init.ok(how);
        }

        @Override
        public Next<Start> handle(Object request, Start state) {
            return noReply(state);
        }
    }
}
