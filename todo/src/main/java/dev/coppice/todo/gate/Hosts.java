package dev.coppice.todo.gate;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

/// The names under which this server may be asked.
///
/// A page somewhere can have a name of its own point to this machine, and would then be let at what
/// it says by any browser here. What it cannot do is change the name that the browser asks for.
///
/// @param names besides `localhost` and addresses, which nobody else can have a name point from
record Hosts(Set<String> names) {

    /// Whether a Host header, with or without a port, is about this server.
    boolean know(String header) {
        String name = withoutPort(header).toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || isAddress(name)
                || names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private static String withoutPort(String header) {
        if (header.startsWith("[")) {
            return header.substring(1, Math.max(1, header.indexOf(']')));
        }
        int colon = header.indexOf(':');
        return colon < 0 ? header : header.substring(0, colon);
    }

    private static boolean isAddress(String name) {
        try {
            return !name.isEmpty() && InetAddress.ofLiteral(name) != null;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
