package dev.coppice.todo.gate;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Set;

/// Where one comes in, and what that is called.
///
/// @param address where the web server listens
/// @param names what else than an address or `localhost` people call this machine
/// @param origins pages of these origins, such as `https://example.org`, may use the API
public record Entrance(InetSocketAddress address, Set<String> names, Set<String> origins) {

    private static final InetAddress LOCALHOST = InetAddress.ofLiteral("127.0.0.1");

    /// Copies the sets.
    public Entrance {
        names = Set.copyOf(names);
        origins = Set.copyOf(origins);
    }

    /// A port that only programs on this machine can connect to.
    public static Entrance onlyHere(int port) {
        return new Entrance(new InetSocketAddress(LOCALHOST, port), Set.of(), Set.of());
    }

    /// Whether nobody from elsewhere can connect.
    public boolean isOnlyHere() {
        return address.getAddress().isLoopbackAddress();
    }
}
