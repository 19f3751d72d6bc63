package dev.coppice.testkit;

import static java.time.Duration.ofMinutes;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;

/// The server that the guide tests: adds up, does not take negative numbers, and ends when nobody
/// has asked for ten minutes.
record Tally(Destination process) {

    static final Name NAME = Name.of("tally");

    static Pid startLink() {
        return GenServer.startLink(NAME, new Callbacks());
    }

    static ChildSpec childSpec() {
        return ChildSpec.worker(NAME, Tally::startLink);
    }

    int total() {
        return GenServer.call(process, new Total());
    }

    void add(int number) {
        GenServer.cast(process, new Add(number));
    }

    private sealed interface Request {}

    private record Total() implements Request, Call<Integer> {}

    private record Add(int number) implements Request, Cast {}

    private record Callbacks() implements GenServer<Request, Integer> {

        @Override
        public Init<Integer> init() {
            return Init.ok(0).timeoutAfter(ofMinutes(10));
        }

        @Override
        public Next<Integer> handle(Request request, Integer total) {
            return switch (request) {
                case Total asked -> Next.reply(asked, total, total).timeoutAfter(ofMinutes(10));
                case Add(int number) -> {
                    if (number < 0) {
                        throw new IllegalArgumentException("negative: " + number);
                    }
                    yield Next.noReply(total + number).timeoutAfter(ofMinutes(10));
                }
            };
        }

        @Override
        public Next<Integer> handleInfo(Object message, Integer total) {
            return Next.stop(ExitReason.NORMAL, total);
        }
    }
}
