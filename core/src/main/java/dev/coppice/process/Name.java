package dev.coppice.process;

import java.util.Objects;
import java.util.Optional;

/// A name that a process may be registered under, at most one live process a node (N-01).
///
/// Names survive restarts, pids do not (N-13): clients that hold a name keep working.
///
/// @param value the name itself
/// @param node where to look it up; empty means the node of the process that uses it
public record Name(String value, Optional<Node> node) implements Destination {

    /// Refuses the empty name and the ones that OTP reserves (N-03).
    public Name {
        if (value.isBlank() || RESERVED.contains(value)) {
            throw new IllegalArgumentException("not a name for a process: \"" + value + "\"");
        }
        Objects.requireNonNull(node);
    }

    private static final java.util.Set<String> RESERVED =
            java.util.Set.of("nil", "undefined", "true", "false");

    /// The name `value` on the node of whoever uses it.
    public static Name of(String value) {
        return new Name(value, Optional.empty());
    }

    /// The same name on `node`, usable outside any process too. Sending to it is silent when nobody
    /// holds it (N-08).
    public Name at(Node node) {
        return new Name(value, Optional.of(node));
    }

    @Override
    public Optional<Pid> pid() {
        return home().whereis(this);
    }

    @Override
    public void send(Object message) {
        Optional<Pid> holder = pid();
        if (holder.isPresent()) {
            holder.get().send(message);
        } else if (node.isEmpty()) {
            throw new IllegalArgumentException("no process is registered as " + value);
        }
    }

    Node home() {
        return node.orElseGet(() -> Context.current().process("resolve the name " + value).home);
    }

    @Override
    public String toString() {
        return value;
    }
}
