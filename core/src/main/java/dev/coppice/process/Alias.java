package dev.coppice.process;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An address of a process that can be switched off: what is sent to it afterwards is dropped
/// before the mailbox (M-20 to M-25).
public final class Alias implements Destination {

    /// Until when an alias works.
    public enum Mode {
        /// Until it is switched off.
        EXPLICIT,
        /// One message gets through (M-24).
        REPLY,
        /// Until its monitor is removed or fires (M-20). Only with a monitor.
        DEMONITOR,
        /// One message gets through and removes the monitor too (M-21). Only with a monitor.
        REPLY_DEMONITOR
    }

    final LocalProcess owner;
    final Mode mode;
    final @Nullable MonitorRef monitor;
    boolean live = true; // guarded by the owner

    Alias(LocalProcess owner, Mode mode, @Nullable MonitorRef monitor) {
        this.owner = owner;
        this.mode = mode;
        this.monitor = monitor;
    }

    @Override
    public void send(Object message) {
        LocalProcess sender = Context.current().process();
        if (sender != null) {
            sender.stopIfEnded();
        }
        deliver(message);
    }

    /// Lets a message through, if it still works.
    private void deliver(Object message) {
        MonitorRef removed = mode == Mode.REPLY_DEMONITOR ? monitor : null;
        synchronized (owner) {
            if (!live) {
                return;
            }
            live = mode == Mode.EXPLICIT || mode == Mode.DEMONITOR;
            if (removed != null) {
                owner.watching = Few.without(owner.watching, removed);
            }
        }
        if (removed != null) {
            Monitors.removeFromWatched(removed);
        }
        owner.deliver(message);
    }

    /// Switches it off, if this is its owner; answers whether it was on.
    boolean switchOff(LocalProcess by) {
        if (by != owner) {
            return false;
        }
        synchronized (owner) {
            boolean was = live;
            live = false;
            return was;
        }
    }

    @Override
    public Optional<Pid> pid() {
        synchronized (owner) {
            return live && owner.isAlive() ? Optional.of(owner) : Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "#Alias<" + owner + ">";
    }
}
