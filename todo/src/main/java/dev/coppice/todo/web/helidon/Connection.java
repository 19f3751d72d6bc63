package dev.coppice.todo.web.helidon;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.PlainSocket;
import io.helidon.common.socket.SocketWriter;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;

/// What Helidon wants to know about a connection.
final class Connection implements ConnectionContext {

    /// No moment of `System.nanoTime`, or none that matters.
    private static final long NEVER = Long.MIN_VALUE;

    private final Router router;
    private final ListenerContext listener;
    private final HelidonSocket socket;
    private final DataReader reader;
    private final DataWriter writer;
    private volatile long waitingSince = NEVER;

    Connection(Socket accepted, Router router, ListenerContext listener) {
        this.router = router;
        this.listener = listener;
        String id = "0x%08x".formatted(System.identityHashCode(accepted));
        socket = PlainSocket.server(accepted, id, "web");
        reader = new DataReader(this::read);
        writer = SocketWriter.create(socket);
    }

    /// The client's next bytes. If there are none, because it left, or was sent away, or this
    /// process is to end, then the conversation is over.
    private byte[] read() {
        waitingSince = System.nanoTime();
        try {
            return socket.get();
        } catch (UncheckedIOException e) {
            throw new ServerConnectionException("nothing more to read", e);
        } finally {
            waitingSince = NEVER;
        }
    }

    /// For how long the client's next bytes have been waited for; zero when they are not.
    Duration silence() {
        long since = waitingSince;
        return since == NEVER ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public ListenerContext listenerContext() {
        return listener;
    }

    @Override
    public ExecutorService executor() {
        return listener.executor();
    }

    @Override
    public DataReader dataReader() {
        return reader;
    }

    @Override
    public DataWriter dataWriter() {
        return writer;
    }

    @Override
    public Router router() {
        return router;
    }

    @Override
    public HelidonSocket serverSocket() {
        return socket;
    }

    @Override
    public PeerInfo remotePeer() {
        return socket.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
        return socket.localPeer();
    }

    @Override
    public boolean isSecure() {
        return false;
    }

    @Override
    public String socketId() {
        return socket.socketId();
    }

    @Override
    public String childSocketId() {
        return socket.childSocketId();
    }
}
