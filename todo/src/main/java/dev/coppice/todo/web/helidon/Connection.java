package dev.coppice.todo.web.helidon;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.context.Context;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.common.socket.PlainSocket;
import io.helidon.common.socket.SocketWriter;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http.DirectHandlers;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;

/// What Helidon wants to know about a connection.
final class Connection implements ConnectionContext {

    private static final ListenerContext LISTENER = new Listener();

    /// No moment of `System.nanoTime`, or none that matters.
    private static final long NEVER = Long.MIN_VALUE;

    private final Router router;
    private final HelidonSocket socket;
    private final DataReader reader;
    private final DataWriter writer;
    private volatile long waitingSince = NEVER;

    Connection(Socket accepted, Router router) {
        this.router = router;
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
        return LISTENER;
    }

    @Override
    public ExecutorService executor() {
        return LISTENER.executor();
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

    /// What all connections have in common.
    private static final class Listener implements ListenerContext {

        private final Context context = Context.create();
        private final MediaContext media = MediaContext.create();
        private final ContentEncodingContext encodings = ContentEncodingContext.create();
        private final DirectHandlers directHandlers = refusals();
        private final ListenerConfig config = ListenerConfig.builder().buildPrototype();

        @Override
        public Context context() {
            return context;
        }

        @Override
        public MediaContext mediaContext() {
            return media;
        }

        @Override
        public ContentEncodingContext contentEncodingContext() {
            return encodings;
        }

        @Override
        public DirectHandlers directHandlers() {
            return directHandlers;
        }

        @Override
        public ListenerConfig config() {
            return config;
        }

        @Override
        public ExecutorService executor() {
            throw new UnsupportedOperationException("only for protocols that are not spoken here");
        }

        /// How a request is answered that is not even HTTP: with the status in words.
        private static DirectHandlers refusals() {
            DirectHandlers.Builder all = DirectHandlers.builder();
            for (EventType event : EventType.values()) {
                all.addHandler(
                        event,
                        (_, _, status, headers, _) ->
                                TransportResponse.builder()
                                        .status(status)
                                        .headers(headers)
                                        .keepAlive(false)
                                        .entity(status.reasonPhrase().toLowerCase(Locale.ROOT))
                                        .build());
            }
            return all.build();
        }
    }
}
