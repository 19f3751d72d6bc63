package dev.coppice.todo.web.helidon;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import io.helidon.webserver.CloseConnectionException;
import java.util.Optional;

/// Whether an answer that may go on for ever is being sent on a connection, and by whom.
final class Streaming {

    private boolean over;
    private Optional<Pid> sender = Optional.empty();

    /// The calling process sends one.
    synchronized void begin() {
        if (over) {
            throw new CloseConnectionException("the server is about to stop");
        }
        sender = Processes.current();
    }

    /// It does not any more.
    synchronized void end() {
        sender = Optional.empty();
    }

    /// Ends whoever sends one, and lets nobody begin.
    synchronized void finish() {
        over = true;
        sender.ifPresent(process -> process.exit(ExitReason.SHUTDOWN));
    }
}
