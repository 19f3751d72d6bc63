package dev.coppice.todo.web;

import dev.coppice.todo.ground.Claimed;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A port of this machine, and the guests who came in through it.
final class Door implements Claimed {

    private static final int BACKLOG = 1_024;

    /// How many there may be at once for whom there is no room.
    private static final int PORCH = 256;

    /// How long one of those may take to ask.
    private static final int PATIENCE_MILLIS = 1_000;

    private final Http http;
    private final Http.Handler handler;
    private final Http.Handler whenFull;
    private final ServerSocket socket;
    private final int places;
    private final Semaphore room;
    private final Semaphore porch = new Semaphore(PORCH);
    private final Set<Guest> inside = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /// A door that is not open yet.
    ///
    /// @param places how many guests there may be at once
    /// @param whenFull answers one request of those who find no room
    Door(Http http, int places, Http.Handler handler, Http.Handler whenFull) {
        this.http = http;
        this.handler = handler;
        this.whenFull = request -> whenFull.answer(request).with("Connection", "close");
        this.places = places;
        this.room = new Semaphore(places);
        try {
            socket = new ServerSocket();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opens it.
    ///
    /// @throws IOException when somebody else has the port
    void open(InetSocketAddress address) throws IOException {
        socket.bind(address, BACKLOG);
    }

    boolean isClosed() {
        return closed;
    }

    /// Waits until somebody has come in. Whoever finds no room has one answer, and leaves; and if
    /// too many want that at once, some are only sent away.
    ///
    /// @throws IOException when that failed, or the door was closed
    Guest next() throws IOException {
        while (true) {
            Optional<Guest> guest = letIn(socket.accept());
            if (guest.isPresent()) {
                return guest.get();
            }
        }
    }

    /// Lets somebody in who has come to the door, if there is room to do so.
    ///
    /// @throws IOException when that failed, or the door was closed
    Optional<Guest> letIn(Socket somebody) throws IOException {
        if (room.tryAcquire()) {
            return Optional.of(new Guest(somebody, room));
        }
        if (porch.tryAcquire()) {
            return Optional.of(new Guest(somebody, porch));
        }
        shut(somebody);
        return Optional.empty();
    }

    /// Lets nobody in any more, and asks those inside to leave when they have their answer. Returns
    /// when they have left, or the time is up.
    void close(Duration limit) throws InterruptedException {
        closed = true;
        shut(socket);
        inside.forEach(Guest::finish);
        boolean empty = room.tryAcquire(places, limit.toNanos(), TimeUnit.NANOSECONDS);
        if (!empty) {
            letGo();
        }
    }

    /// Sends those guests away who have been silent for longer than that. Sockets with a limit of
    /// their own would set and cancel a timer for each request.
    void sendAwaySilent(Duration limit) {
        inside.forEach(guest -> guest.leaveIfSilent(limit));
    }

    /// Closes it and every connection at once.
    @Override
    public void letGo() {
        closed = true;
        shut(socket);
        inside.forEach(guest -> shut(guest.connection));
    }

    private static void shut(Closeable open) {
        try {
            open.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Somebody who came in: a connection.
    final class Guest {

        private final Socket connection;
        private final Semaphore place;
        private volatile Http.@Nullable Conversation conversation;

        /// @param place what is held of as long as the guest is here
        private Guest(Socket connection, Semaphore place) throws IOException {
            this.connection = connection;
            this.place = place;
            inside.add(this);
            try {
                if (closed) { // whoever closed it may not have seen this guest
                    throw new SocketException("the door is closed");
                }
                connection.setTcpNoDelay(true);
            } catch (IOException e) {
                leave();
                throw e;
            }
        }

        /// Answers what the guest asks, on this thread, until one side is done.
        void serve() throws IOException, InterruptedException {
            try {
                if (place == porch) {
                    connection.setSoTimeout(PATIENCE_MILLIS);
                    talk(whenFull);
                } else {
                    talk(handler);
                }
            } finally {
                leave();
            }
        }

        private void leave() {
            shut(connection);
            inside.remove(this);
            place.release();
        }

        private void talk(Http.Handler answering) throws IOException, InterruptedException {
            Http.Conversation talk = http.on(connection, answering);
            conversation = talk;
            if (!closed) { // if it is now, whoever closed it may have come too early for finish
                talk.run();
            }
        }

        private void leaveIfSilent(Duration limit) {
            Http.Conversation talk = conversation;
            if (talk != null && talk.silence().compareTo(limit) > 0) {
                shut(connection);
            }
        }

        private void finish() {
            Http.Conversation talk = conversation;
            if (talk != null) {
                talk.finish();
            }
        }
    }
}
