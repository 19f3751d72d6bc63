package dev.coppice.todo.gate;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sendAfter;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.stop;
import static java.lang.System.Logger.Level.WARNING;

import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.todo.access.AccessFailure;
import dev.coppice.todo.access.LocalKey;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;

/// Leaves a key for tools in the folder as long as the server runs: a process, started last, so
/// that it has the folder and the port.
public final class KeyForTools {

    /// The name of the process.
    public static final Name NAME = Name.of("key for tools");

    private static final System.Logger LOG = System.getLogger(KeyForTools.class.getName());

    /// The disk may be full just now.
    private static final Duration LATER = Duration.ofSeconds(10);

    private KeyForTools() {}

    /// A process that leaves this key for a server at this address.
    public static ChildSpec childSpec(LocalKey key, InetSocketAddress address) {
        return ChildSpec.worker(
                KeyForTools.class,
                () -> GenServer.startLink(NAME, new Callbacks(key, uri(address))));
    }

    /// Under which tools on this machine reach it.
    static URI uri(InetSocketAddress address) {
        InetAddress host = address.getAddress();
        String text = host.isAnyLocalAddress() ? "127.0.0.1" : host.getHostAddress();
        return URI.create(
                "http://%s:%d"
                        .formatted(
                                text.contains(":") ? "[" + text + "]" : text, address.getPort()));
    }

    private enum Order {
        LEAVE_IT
    }

    private record Callbacks(LocalKey key, URI address) implements GenServer<Object, LocalKey> {

        @Override
        public Init<LocalKey> init() {
            trapExit(true);
            leave(); // so that tools find it when the server says that it listens
            return Init.ok(key);
        }

        @Override
        public Next<LocalKey> handle(Object request, LocalKey state) {
            throw new UnsupportedOperationException(request.toString());
        }

        @Override
        public Next<LocalKey> handleInfo(Object message, LocalKey state) throws Throwable {
            return switch (message) {
                case Order.LEAVE_IT -> {
                    leave();
                    yield noReply(state);
                }
                case Exit(_, var reason) -> stop(reason, state);
                default -> GenServer.super.handleInfo(message, state);
            };
        }

        private void leave() {
            try {
                key.leave(address);
            } catch (AccessFailure e) {
                LOG.log(WARNING, e.message() + ": tools cannot ask this server yet");
                sendAfter(self(), Order.LEAVE_IT, LATER);
            }
        }

        @Override
        public void terminate(ExitReason reason, LocalKey state) {
            key.takeBack();
        }
    }
}
