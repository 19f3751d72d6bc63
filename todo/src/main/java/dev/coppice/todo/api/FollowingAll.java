package dev.coppice.todo.api;

import dev.coppice.todo.api.EventStream.At;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.list.Catalogue;
import dev.coppice.todo.list.Summary;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Follows all lists, from afar, for one client.
///
/// @param heartbeat how long there is silence at most
record FollowingAll(Lists lists, Duration heartbeat, EventStream out) {

    /// Tells which lists change until the client has gone.
    ///
    /// @param last the last event that the client has heard
    void follow(Catalogue now, Optional<String> last) throws IOException {
        Optional<Long> told = last.flatMap(id -> version(id, now));
        if (told.isPresent()) {
            tell(now, told.get());
        } else {
            out.reset(at(now));
        }
        follow(now);
    }

    private void follow(Catalogue first) throws IOException {
        Catalogue told = first;
        while (true) {
            out.flush();
            Catalogue now = lists.allAfter(told, heartbeat);
            if (!now.edition().equals(told.edition())) {
                out.reset(at(now));
            } else if (now.version() == told.version()) {
                out.heartbeat();
            } else {
                tell(now, told.version());
            }
            told = now;
        }
    }

    /// A client that hears the last of several is up to date; before, it is where it was.
    private void tell(Catalogue now, long since) throws IOException {
        List<Summary> changed = now.since(since);
        for (Summary list : changed) {
            out.list(list == changed.getLast() ? at(now) : At.SAME, list);
        }
    }

    private static At at(Catalogue all) {
        return new At(all.edition() + "-" + all.version());
    }

    /// What is known to somebody who has heard this event, if it was one of this edition.
    private static Optional<Long> version(String id, Catalogue now) {
        String prefix = now.edition() + "-";
        if (!id.startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(id.substring(prefix.length())))
                    .filter(version -> version >= 0 && version <= now.version());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
