package dev.coppice.todo.web.helidon;

import dev.coppice.todo.web.Http.Response;
import dev.coppice.todo.web.Trouble;
import io.helidon.common.context.Context;
import io.helidon.http.DirectHandler.EventType;
import io.helidon.http.DirectHandler.TransportResponse;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.http.media.MediaContext;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.http.DirectHandlers;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/// What all connections have in common.
final class Listener implements ListenerContext {

    /// What Helidon says, for want of a status of its own, when the headers are too large.
    private static final String HEADERS_TOO_LARGE = "Header size exceeded";

    private final Context context = Context.create();
    private final MediaContext media = MediaContext.create();
    private final ContentEncodingContext encodings = ContentEncodingContext.create();
    private final DirectHandlers directHandlers;

    /// With it Helidon tells [#refusals] what is wrong.
    private final ListenerConfig config =
            ListenerConfig.builder()
                    .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                    .buildPrototype();

    /// @param always headers of every answer
    Listener(List<Header> always) {
        directHandlers = refusals(always);
    }

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

    /// How requests are answered that come to no handler.
    private static DirectHandlers refusals(List<Header> always) {
        DirectHandlers.Builder all = DirectHandlers.builder();
        for (EventType event : EventType.values()) {
            all.addHandler(
                    event,
                    (_, _, status, headers, why) -> refusal(trouble(status, why), headers, always));
        }
        return all.build();
    }

    private static Trouble trouble(Status status, @Nullable String why) {
        return switch (status.code()) {
            case 414 -> Trouble.LINE_TOO_LONG;
            case 500 -> Trouble.FAILED;
            case 505 -> Trouble.OTHER_VERSION;
            default ->
                    HEADERS_TOO_LARGE.equals(why) ? Trouble.HEADERS_TOO_LARGE : Trouble.BAD_REQUEST;
        };
    }

    private static TransportResponse refusal(
            Trouble trouble, ServerResponseHeaders headers, List<Header> always) {
        Response answer = trouble.response();
        always.forEach(headers::set);
        answer.headers().forEach((name, value) -> headers.set(HeaderNames.create(name), value));
        return TransportResponse.builder()
                .status(Status.create(answer.status()))
                .headers(headers)
                .keepAlive(false)
                .entity(answer.text())
                .build();
    }
}
