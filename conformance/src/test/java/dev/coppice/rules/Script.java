package dev.coppice.rules;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;

/// A server that does what each request says, and tells the test what its other callbacks hear. Its
/// state is a word.
///
/// @param test the process that made it, which is told
/// @param opening what its `init` does
/// @param closing what its `terminate` does once the test is told
record Script(Pid test, Opening opening, Closing closing)
        implements GenServer<Script.Request, String> {

    sealed interface Request {}

    /// Do this and answer.
    record Ask(Step step) implements Request, Call<Object> {}

    /// Do this.
    record Tell(Step step) implements Request, Cast {}

    /// As a plain message: do this.
    record Message(Step step) {}

    /// What a callback does; `asked` is what it may answer, if it was asked.
    interface Step {
        Next<String> run(Ask asked, String state) throws Throwable;
    }

    interface Opening {
        Init<String> run() throws Throwable;
    }

    interface Closing {
        void run(ExitReason reason, String state) throws Throwable;
    }

    /// Its `handleInfo` was called with this.
    record Heard(Object message) {}

    /// Its `handleContinue` was called with this.
    record Continued(Object with) {}

    /// Its `terminate` was called with this.
    record Terminated(ExitReason reason, String state) {}

    static final Ask NOBODY = new Ask((asked, state) -> Next.noReply(state));

    /// One that starts with the state `new`.
    static Script server() {
        return new Script(self(), () -> Init.ok("new"), (reason, state) -> {});
    }

    /// One that traps exits.
    static Script trapping() {
        return server().opening(() -> {
            var _ = trapExit(true);
            return Init.ok("new");
        });
    }

    Script opening(Opening does) {
        return new Script(test, does, closing);
    }

    Script closing(Closing does) {
        return new Script(test, opening, does);
    }

    Pid start() {
        return GenServer.start(this);
    }

    Pid start(Destination name) {
        return GenServer.start(name, this);
    }

    Pid startLink() {
        return GenServer.startLink(this);
    }

    Pid startLink(Destination name) {
        return GenServer.startLink(name, this);
    }

    static Object ask(Destination server, Step step) {
        return GenServer.call(server, new Ask(step));
    }

    static void tell(Destination server, Step step) {
        GenServer.cast(server, new Tell(step));
    }

    /// Answers the state.
    static Object state(Destination server) {
        return ask(server, (asked, state) -> Next.reply(asked, state, state));
    }

    /// Asks in a process of its own, and sends the outcome to the test.
    static Puppet askElsewhere(Destination server, Step step) {
        Pid test = self();
        Puppet caller = Puppet.start();
        caller.tell(() -> {
            Outcome<Object> outcome = attempt(() -> ask(server, step));
            test.send(outcome);
        });
        return caller;
    }

    @Override
    public Init<String> init() throws Throwable {
        return opening.run();
    }

    @Override
    public Next<String> handle(Request request, String state) throws Throwable {
        return switch (request) {
            case Ask asked -> asked.step().run(asked, state);
            case Tell told -> told.step().run(NOBODY, state);
        };
    }

    @Override
    public Next<String> handleInfo(Object message, String state) throws Throwable {
        if (message instanceof Message(var step)) {
            return step.run(NOBODY, state);
        }
        test.send(new Heard(message));
        return Next.noReply(state);
    }

    @Override
    public Next<String> handleContinue(Object with, String state) throws Throwable {
        test.send(new Continued(with));
        return with instanceof Step step ? step.run(NOBODY, state) : Next.noReply(state);
    }

    @Override
    public void terminate(ExitReason reason, String state) throws Throwable {
        test.send(new Terminated(reason, state));
        closing.run(reason, state);
    }
}
