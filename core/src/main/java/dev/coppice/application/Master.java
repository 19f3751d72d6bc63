package dev.coppice.application;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.trapExit;

import dev.coppice.process.Body;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Failures;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.BadReturnValue;
import dev.coppice.server.StartFailed;
import org.jspecify.annotations.Nullable;

/// The process that stands over the tree of one application: starts it, waits for its end or for
/// the word to end it, and calls what the application wants called around that.
///
/// @param application which one
/// @param controller who is told
record Master(Application application, Pid controller) implements Body {

    record Stop() {}

    record Up(String application) {}

    record Failed(String application, ExitReason reason) {}

    record Ended(String application, ExitReason reason) {}

    @Override
    public void run() {
        trapExit(true);
        Pid top;
        try {
            top = started(application.start());
        } catch (StartFailed failed) {
            controller.send(new Failed(application.name(), failed.reason()));
            return;
        } catch (Throwable failure) {
            controller.send(new Failed(application.name(), Failures.caught(failure)));
            return;
        }
        controller.send(new Up(application.name()));
        Object end =
                receive(
                        Object.class,
                        message ->
                                message instanceof Stop
                                        || (message instanceof Exit exit && exit.from() == top));
        quietly(application::prepareStop);
        ExitReason reason = end instanceof Exit(_, var why) ? why : stopped(top);
        quietly(application::stop);
        controller.send(new Ended(application.name(), reason));
    }

    private static Pid started(@Nullable Pid top) {
        if (top == null) {
            throw new StartFailed(ExitReason.of(new BadReturnValue(null)));
        }
        return top;
    }

    private static ExitReason stopped(Pid top) {
        top.exit(ExitReason.SHUTDOWN);
        return receive(Exit.class, exit -> exit.from() == top).reason();
    }

    /// What goes wrong while it stops is reported, and it stops all the same.
    private void quietly(Body step) {
        try {
            step.run();
        } catch (Throwable failure) {
            ExitReason reason = Failures.caught(failure);
            Processes.node().emit(new StopFailed(application.name(), reason));
        }
    }
}
