package dev.coppice.todo.web;

import static dev.coppice.process.Processes.label;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sendAfter;
import static dev.coppice.process.Processes.sleep;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.stop;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Shutdown;
import dev.coppice.todo.ground.Claims;
import dev.coppice.todo.ground.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/// The web server: a process that holds the port.
///
/// A second process, linked to it, accepts connections, and each connection is a process of its
/// own, so that one that fails harms no other. When the web server is killed, the port and all
/// connections are closed, and its successor opens the same port.
public final class TodoWeb {

    /// The name of the process.
    public static final Name NAME = Name.of("web");

    /// How many connections there may be at once.
    public static final int ROOM = 4_096;

    private static final System.Logger LOG = System.getLogger(TodoWeb.class.getName());

    /// How long requests that are being answered may take when the server is stopped.
    private static final Duration FAREWELL = ofSeconds(6);

    /// A guest who is silent for so long is sent away.
    private static final Duration SILENCE = ofSeconds(60);

    /// Guests are looked after so often.
    private static final Duration ROUND = ofSeconds(5);

    private enum Round {
        LOOK
    }

    private TodoWeb() {}

    /// A web server that listens at this address and lets the handler answer, or the other one,
    /// once, whoever comes when there is no room for more connections.
    public static ChildSpec childSpec(
            InetSocketAddress address, Http http, Http.Handler handler, Http.Handler whenFull) {
        Callbacks callbacks = new Callbacks(address, http, handler, whenFull);
        return ChildSpec.worker(TodoWeb.class, () -> GenServer.startLink(NAME, callbacks))
                .shutdown(Shutdown.within(FAREWELL.multipliedBy(2)));
    }

    /// The port cannot be had.
    record PortRefused(InetSocketAddress address, String why) implements Problem {
        @Override
        public String message() {
            return address.getAddress().isLoopbackAddress()
                    ? "cannot listen on port %d: %s".formatted(address.getPort(), why)
                    : "cannot listen on %s: %s".formatted(text(address), why);
        }
    }

    private static String text(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    private record Callbacks(
            InetSocketAddress address, Http http, Http.Handler handler, Http.Handler whenFull)
            implements GenServer<Object, Door> {

        @Override
        public Init<Door> init() throws InterruptedException {
            trapExit(true);
            Door door =
                    Claims.take(key(), Door.class, () -> new Door(http, ROOM, handler, whenFull));
            try {
                door.open(address);
            } catch (IOException e) {
                return Init.error(new PortRefused(address, String.valueOf(e.getMessage())));
            }
            spawnLink(() -> accept(door));
            sendAfter(self(), Round.LOOK, ROUND);
            LOG.log(INFO, "Listening on http://" + text(address));
            return Init.ok(door);
        }

        @Override
        public Next<Door> handle(Object request, Door door) {
            throw new UnsupportedOperationException(request.toString());
        }

        @Override
        public Next<Door> handleInfo(Object message, Door door) throws Throwable {
            return switch (message) {
                case Round.LOOK -> {
                    door.sendAwaySilent(SILENCE);
                    sendAfter(self(), Round.LOOK, ROUND);
                    yield noReply(door);
                }
                case Exit(_, var reason) -> stop(reason, door); // the acceptor
                default -> GenServer.super.handleInfo(message, door);
            };
        }

        @Override
        public void terminate(ExitReason reason, Door door) throws InterruptedException {
            door.close(FAREWELL);
            Claims.release(key());
        }

        private String key() {
            return "port " + address.getPort();
        }

        private static void accept(Door door) throws InterruptedException {
            label("acceptor of the web server");
            while (!door.isClosed()) {
                try {
                    Door.Guest guest = door.next();
                    spawn(guest::serve);
                } catch (IOException e) {
                    sleep(ofMillis(100)); // ends this process, if that is why accepting failed
                    if (!door.isClosed()) {
                        // Too many open files, for instance: some who are inside will leave.
                        LOG.log(WARNING, "cannot accept a connection: " + e.getMessage());
                    }
                }
            }
        }
    }
}
