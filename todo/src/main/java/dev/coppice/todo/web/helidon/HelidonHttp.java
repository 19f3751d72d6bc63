package dev.coppice.todo.web.helidon;

import dev.coppice.todo.web.Http;
import io.helidon.common.concurrency.limits.FixedLimit;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.Router;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// Helidon's HTTP/1.1, one connection at a time.
///
/// Helidon's own server is not used, only what answers on a connection: its listener cannot say why
/// it does not start, stays down without a word when `accept` fails, and leaves a thread behind
/// each time it is stopped. Here the supervised process listens (see
/// [dev.coppice.todo.web.TodoWeb]).
public final class HelidonHttp implements Http {

    private static final Limit NO_LIMIT = FixedLimit.create();

    private final List<Header> always;
    private final Listener listener;

    /// Paths and parameters are checked by the handler, which knows what they mean.
    private final Http1ConnectionSelector http1 =
            Http1ConnectionSelector.builder()
                    .config(
                            Http1Config.builder()
                                    .maxPrologueLength(LONGEST_REQUEST_LINE)
                                    .maxHeadersSize(LARGEST_HEADERS)
                                    .validatePrologue(false)
                                    .validatePath(false)
                                    .build())
                    .build();

    /// HTTP whose answers all have these headers, besides their own.
    public HelidonHttp(Map<String, String> always) {
        this.always =
                always.entrySet().stream()
                        .map(each -> HeaderValues.createCached(each.getKey(), each.getValue()))
                        .toList();
        this.listener = new Listener(this.always);
    }

    @Override
    public Conversation on(Socket connection, Handler handler) {
        Streaming streaming = new Streaming();
        Exchange exchange = new Exchange(handler, streaming, always);
        Router router = Router.builder().addRouting(HttpRouting.builder().any(exchange)).build();
        Connection ours = new Connection(connection, router, listener);
        return new Talk(http1.connection(ours), ours, streaming);
    }

    /// Answers somebody who is not there, so that all it takes is loaded before the first who is
    /// there waits for it. Answers whether that went well.
    public boolean rehearse() throws InterruptedException {
        AtomicBoolean asked = new AtomicBoolean();
        Handler handler =
                _ -> {
                    asked.set(true);
                    return Response.ok("");
                };
        on(new Rehearsal(), handler).run();
        return asked.get();
    }

    private record Talk(ServerConnection connection, Connection ours, Streaming streaming)
            implements Conversation {

        @Override
        public void run() throws InterruptedException {
            try {
                connection.handle(NO_LIMIT);
            } catch (CloseConnectionException over) {
                // the client has gone, or is to go
            } catch (UncheckedIOException e) {
                if (!(e.getCause() instanceof SocketException)) {
                    throw e;
                }
            }
        }

        @Override
        public void finish() {
            streaming.finish();
            connection.close(false);
        }

        @Override
        public Duration silence() {
            return ours.silence();
        }
    }
}
