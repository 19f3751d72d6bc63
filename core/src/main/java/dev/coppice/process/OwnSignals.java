package dev.coppice.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The signals that a process has sent itself and has not received. They stand in its mailbox as
/// the messages they may become; but until it looks there, or waits, nothing of them is decided:
/// what counts is the trap flag at that moment, and a monitor on nobody can be taken back
/// until then (M-09).
///
/// Used by the process's own thread only.
final class OwnSignals {

    private final List<Exit> exits = new ArrayList<>(1);
    private @Nullable Object monitors; // that have fired at once

    static void sent(LocalProcess self, Exit exit) {
        self.extras().own().exits.add(exit);
    }

    static void fired(LocalProcess self, MonitorRef monitor) {
        OwnSignals own = self.extras().own();
        own.monitors = Few.with(own.monitors, monitor);
    }

    /// Takes a monitor back; answers whether its message was not received yet.
    boolean takeBack(MonitorRef monitor) {
        boolean pending = Few.has(monitors, monitor);
        monitors = Few.without(monitors, monitor);
        return pending;
    }

    /// The process receives them. When it does not trap exits any more, they are no messages: the
    /// first that is not `normal` ends it.
    ///
    /// @throws ProcessExit when one of them ends it
    void received(LocalProcess self) {
        monitors = null;
        if (!self.trapping) {
            for (Exit exit : exits) {
                var _ = self.mailbox().poll(message -> message == exit, new Mailbox.Cursor());
                if (!(exit.reason() instanceof ExitReason.Normal)) {
                    Signals.exit(self, self, exit.reason());
                    self.stopIfEnded();
                }
            }
        }
        exits.clear();
    }
}
