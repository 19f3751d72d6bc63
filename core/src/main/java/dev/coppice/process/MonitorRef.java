package dev.coppice.process;

import org.jspecify.annotations.Nullable;

/// One monitor: who watches whom, and how the message names the watched one (M-03, M-13).
final class MonitorRef extends Ref {

    final LocalProcess watcher;
    final @Nullable LocalProcess watched; // nobody, when there was no such name
    final Destination shown;
    final @Nullable Alias alias;
    final @Nullable Object tag;

    MonitorRef(
            LocalProcess watcher,
            @Nullable LocalProcess watched,
            Destination shown,
            MonitorOptions options) {
        this.watcher = watcher;
        this.watched = watched;
        this.shown = shown;
        this.tag = options.tag().orElse(null);
        this.alias = options.alias().map(mode -> new Alias(watcher, mode, this)).orElse(null);
    }

    /// The message it sends when it fires.
    Object down(ExitReason reason) {
        return tag == null
                ? new Down(this, shown, reason)
                : new TaggedDown(tag, this, shown, reason);
    }
}
