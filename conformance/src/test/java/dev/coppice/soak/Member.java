package dev.coppice.soak;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sendAfter;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.time.Duration;
import java.util.Optional;

/// A server that knows its number, and is registered under it.
///
/// By its number some trap exits; some have a helper, a process linked to them that ends with them
/// and they with it; and some watch the member before them, again and again.
record Member(int number) implements GenServer<Member.Request, Integer> {

    private static final String NAME = "member-";
    private static final int KINDS = 10;
    private static final Duration SOON = Duration.ofMillis(5);

    sealed interface Request {}

    record WhichNumber() implements Request, Call<Integer> {}

    record Crash() implements Request, Cast {}

    private record WatchAgain() {}

    static Pid startLink(int number) {
        return GenServer.startLink(name(number), new Member(number));
    }

    static Name name(int number) {
        return Name.of(NAME + number);
    }

    /// Returns the number of whoever has that name, if it is that of a member.
    static Optional<Integer> number(Name name) {
        return name.value().startsWith(NAME)
                ? Optional.of(Integer.valueOf(name.value().substring(NAME.length())))
                : Optional.empty();
    }

    static boolean isServer(int number) {
        return number % KINDS != 9;
    }

    static boolean hasHelper(int number) {
        return number % KINDS == 4;
    }

    static boolean watches(int number) {
        return number % KINDS == 5;
    }

    @Override
    public Init<Integer> init() {
        trapExit(number % 3 == 0);
        if (hasHelper(number)) {
            spawnLink(Forest::standStill);
        }
        if (watches(number)) {
            monitor(name(number - 1));
        }
        return Init.ok(number);
    }

    @Override
    public Next<Integer> handle(Request request, Integer number) {
        return switch (request) {
            case WhichNumber asked -> reply(asked, number, number);
            case Crash() -> throw new IllegalStateException("told to crash");
        };
    }

    @Override
    public Next<Integer> handleInfo(Object message, Integer number) {
        return switch (message) {
            case Exit exit -> Next.stop(exit.reason(), number);
            case Down _ -> {
                sendAfter(self(), new WatchAgain(), SOON);
                yield noReply(number);
            }
            case WatchAgain _ -> {
                monitor(name(number - 1));
                yield noReply(number);
            }
            default -> throw new IllegalArgumentException("unexpected: " + message);
        };
    }
}
