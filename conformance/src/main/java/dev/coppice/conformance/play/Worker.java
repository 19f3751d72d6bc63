package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sleep;
import static dev.coppice.process.Processes.trapExit;

import dev.coppice.conformance.script.Definition;
import dev.coppice.conformance.script.Definition.Outcome;
import dev.coppice.conformance.script.ReasonWord;
import dev.coppice.conformance.script.Request;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Thrown;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.time.Duration;

/// A GenServer that is started under a name and behaves as its definition says.
record Worker(Stage stage, Definition.OfWorker definition, String name, Outcome outcome)
        implements GenServer<Request, Worker.Started> {

    private static final Duration STUBBORN = Duration.ofMillis(300);

    /// The state of a worker, which never changes.
    record Started() {}

    @Override
    public Init<Started> init() {
        if (definition.traps()) {
            trapExit(true);
        }
        return switch (outcome) {
            case OK, INFO -> {
                stage.enter(name, Roster.Kind.WORKER);
                yield Init.ok(new Started());
            }
            case IGNORE -> {
                noteAttempt("ignore");
                yield Init.ignore();
            }
            case STOP -> {
                noteAttempt("stop");
                yield Init.stop("nope");
            }
            case CRASH -> {
                noteAttempt("crash");
                throw new Raised("boom");
            }
            case EXIT -> {
                noteAttempt("exit");
                throw exit("bye");
            }
        };
    }

    private void noteAttempt(String what) {
        stage.journal().happened("start " + name + " " + what);
    }

    @Override
    public Next<Started> handle(Request request, Started state) {
        return switch (request) {
            case Request.Sync asked -> Next.reply(asked, "", state);
            case Request.Ask asked -> answer(asked, state);
            case Request.Tell told -> obey(told, state);
        };
    }

    private Next<Started> answer(Request.Ask asked, Started state) {
        var word = asked.word();
        return switch (asked.kind()) {
            case ECHO -> Next.reply(asked, word, state);
            case RAISE -> throw new Raised(word);
            case EXIT -> throw exit(ReasonWord.reason(word));
            case THROW -> throw new Thrown(Next.reply(asked, "thrown-" + word, state));
            case STOP -> Next.stopReply(asked, "stopping", ReasonWord.reason(word), state);
            case STOP_NOREPLY -> Next.stop(ReasonWord.reason(word), state);
            case SILENT -> Next.noReply(state);
            case LATER -> {
                self().send(new Message.ReplyLater(GenServer.from(asked), word));
                yield Next.noReply(state);
            }
        };
    }

    private Next<Started> obey(Request.Tell told, Started state) {
        var word = told.word();
        return switch (told.kind()) {
            case RAISE -> throw new Raised(word);
            case EXIT -> throw exit(ReasonWord.reason(word));
            case STOP -> Next.stop(ReasonWord.reason(word), state);
            case NOTE -> {
                stage.received("cast " + word);
                yield Next.noReply(state);
            }
        };
    }

    @Override
    public Next<Started> handleInfo(Object message, Started state) {
        switch (message) {
            case Message.ReplyLater(var from, var word) -> GenServer.reply(from, word);
            case Message.Do asked -> stage.perform(asked);
            case Object other -> stage.note(other);
        }
        return Next.noReply(state);
    }

    @Override
    public void terminate(ExitReason reason, Started state) {
        stage.terminating(reason);
        if (definition.stubborn()) {
            sleep(STUBBORN);
        }
    }
}
