package dev.coppice.server;

import static dev.coppice.process.Processes.self;

import dev.coppice.process.Body;
import dev.coppice.process.Event;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import java.util.List;
import java.util.Optional;

/// A server that does what each request says. Its state is a number.
///
/// @param owner who hears of messages and of its end
record Puppet(Pid owner) implements GenServer<Puppet.Request, Long> {

    sealed interface Request {}

    /// Do this and answer.
    record Ask(Step step) implements Request, Call<Object> {}

    /// Do this.
    record Tell(Step step) implements Request, Cast {}

    interface Step {
        Next<Long> run(Ask asked, Long count) throws Throwable;
    }

    /// Its `terminate` was called with this.
    record Terminated(ExitReason reason) {}

    static final Step COUNT = (asked, count) -> Next.reply(asked, count, count + 1);

    static Pid start() {
        return GenServer.start(new Puppet(self()));
    }

    /// Runs a test as a process of a node with such a clock, which reports there.
    static void inProcess(TestClock clock, List<Event> events, Body body) {
        try (Node node =
                Node.start(NodeOptions.named("servers").clock(clock).events(events::add))) {
            node.in(() -> {
                body.run();
                return Optional.empty();
            });
        }
    }

    @Override
    public Init<Long> init() {
        return Init.ok(0L);
    }

    @Override
    public Next<Long> handle(Request request, Long count) throws Throwable {
        return switch (request) {
            case Ask asked -> asked.step().run(asked, count);
            case Tell told -> told.step().run(new Ask(COUNT), count);
        };
    }

    @Override
    public Next<Long> handleInfo(Object message, Long count) {
        owner.send(message);
        return Next.noReply(count);
    }

    @Override
    public Next<Long> handleContinue(Object continuation, Long count) {
        return count.equals(continuation)
                ? Next.noReply(count)
                : Next.noReply(count + 1).thenContinue(continuation);
    }

    @Override
    public void terminate(ExitReason reason, Long count) {
        owner.send(new Terminated(reason));
    }
}
