package dev.coppice.examples.basics;

import static dev.coppice.server.GenServer.call;
import static dev.coppice.server.GenServer.cast;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.Destination;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;

/// A server that counts.
record Counter(Destination process) {

    static Pid startLink(int from) {
        return GenServer.startLink(new Callbacks(from));
    }

    static Pid start(int from) {
        return GenServer.start(new Callbacks(from));
    }

    /// Adds one, some time soon.
    void increment() {
        cast(process, new Increment());
    }

    /// Answers the count.
    int value() {
        return call(process, new Value());
    }

    /// Divides the count, and answers what is left over.
    int divide(int by) {
        return call(process, new Divide(by));
    }

    private sealed interface Request {}

    private record Increment() implements Request, Cast {}

    private record Value() implements Request, Call<Integer> {}

    private record Divide(int by) implements Request, Call<Integer> {}

    private record Callbacks(int from) implements GenServer<Request, Integer> {
        @Override
        public Init<Integer> init() {
            return Init.ok(from);
        }

        @Override
        public Next<Integer> handle(Request request, Integer count) {
            return switch (request) {
                case Increment() -> noReply(count + 1);
                case Value asked -> reply(asked, count, count);
                case Divide asked -> reply(asked, count % asked.by(), count / asked.by());
            };
        }
    }
}
