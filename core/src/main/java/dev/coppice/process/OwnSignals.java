package dev.coppice.process;

import org.jspecify.annotations.Nullable;

/// The signals that a process has sent itself and has not received. They stand in its mailbox as
/// the messages they may become; but until it looks there, or waits, nothing of them is decided:
/// what counts is the trap flag at that moment, and a monitor on nobody can be taken back
/// until then (M-09).
///
/// Used by the process's own thread only.
final class OwnSignals {

    private @Nullable Exit exit; // the first: it decides
    private @Nullable Object monitors; // that have fired at once

    static void sent(LocalProcess self, Exit exit) {
        OwnSignals own = self.extras().own();
        if (own.exit == null) {
            own.exit = exit;
        }
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

    /// The process receives them.
    ///
    /// @throws ProcessExit when one of them ends it
    void received(LocalProcess self) {
        Exit received = exit;
        exit = null;
        monitors = null;
        if (received != null && !self.trapping) {
            Signals.exit(self, self, received.reason());
            self.stopIfEnded();
        }
    }
}
