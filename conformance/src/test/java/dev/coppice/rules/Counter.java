package dev.coppice.rules;

import dev.coppice.process.Destination;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;

/// A server to try rules on: counts, and fails when told to.
///
/// @param first what it begins with
record Counter(int first) implements GenServer<Counter.Request, Integer> {

    sealed interface Request {}

    record Increment() implements Request, Call<Integer> {}

    record Fail() implements Request, Cast {}

    static int next(Destination counter) {
        return GenServer.call(counter, new Increment());
    }

    @Override
    public Init<Integer> init() {
        return Init.ok(first);
    }

    @Override
    public Next<Integer> handle(Request request, Integer count) {
        return switch (request) {
            case Increment asked -> Next.reply(asked, count, count + 1);
            case Fail() -> throw new IllegalStateException("told to fail");
        };
    }
}
