package dev.coppice.todo.web.helidon;

import static java.lang.System.Logger.Level.ERROR;

import dev.coppice.process.ProcessExit;
import dev.coppice.todo.web.Http;
import dev.coppice.todo.web.Trouble;
import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Carries a request from Helidon to the handler, and the answer back.
///
/// @param streaming knows when an answer is sent as it comes
/// @param always headers of every answer
record Exchange(Http.Handler handler, Streaming streaming, List<Header> always) implements Handler {

    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private static final Header PLAIN_TEXT =
            HeaderValues.createCached(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");

    /// Names of headers as Helidon has them: of those only that this program asks for or sends.
    private static final Map<String, HeaderName> NAMES = new ConcurrentHashMap<>();

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        Question question = new Question(request);
        Http.Response answer = answer(question);
        response.status(answer.status()).header(PLAIN_TEXT);
        always.forEach(response::header);
        answer.headers().forEach((name, value) -> response.header(named(name), value));
        boolean headOnly = request.prologue().method().text().equals("HEAD");
        switch (answer.body()) {
            case Http.Body.Whole whole -> send(whole.bytes(), headOnly, response);
            case Http.Body.Stream _ when headOnly -> response.send();
            case Http.Body.Stream stream -> send(stream, question, response);
        }
        if (response.headers().contains(HeaderValues.CONNECTION_CLOSE)) {
            // Helidon tells the client that the connection closes, but leaves that to the client.
            throw new CloseConnectionException("the client wants nothing more");
        }
    }

    private static HeaderName named(String name) {
        HeaderName known = NAMES.get(name);
        return known != null ? known : NAMES.computeIfAbsent(name, HeaderNames::create);
    }

    private static void send(byte[] body, boolean headOnly, ServerResponse response) {
        if (headOnly) {
            response.header(HeaderNames.CONTENT_LENGTH, String.valueOf(body.length));
            response.send();
        } else {
            response.send(body);
        }
    }

    /// Closes the stream only when all is sent: without its last chunk a client knows that the
    /// answer has been broken off.
    private void send(Http.Body.Stream stream, Question question, ServerResponse response) {
        streaming.begin();
        try {
            OutputStream out = response.outputStream();
            stream.send(out);
            out.close();
        } catch (IOException | UncheckedIOException gone) {
            throw new CloseConnectionException("the client has gone", gone);
        } catch (ProcessExit told) {
            throw new CloseConnectionException("this process was told to end", told);
        } catch (CloseConnectionException over) {
            throw over;
        } catch (RuntimeException e) {
            LOG.log(ERROR, "the answer to " + question + " is broken off", e);
            throw new CloseConnectionException("the rest is not known", e);
        } finally {
            streaming.end();
        }
    }

    private Http.Response answer(Question question) {
        try {
            return handler.answer(question);
        } catch (ProcessExit told) {
            throw new CloseConnectionException("this process was told to end", told);
        } catch (RuntimeException e) {
            LOG.log(ERROR, "cannot answer " + question, e);
            return Trouble.FAILED.response();
        }
    }

    private record Question(ServerRequest request) implements Http.Request {

        @Override
        public String method() {
            return request.prologue().method().text();
        }

        @Override
        public String path() {
            return request.prologue().uriPath().rawPath();
        }

        @Override
        public String query() {
            return request.prologue().query().rawValue();
        }

        @Override
        public Optional<String> header(String name) {
            return request.headers().first(named(name));
        }

        @Override
        public InputStream body() {
            return request.content().hasEntity()
                    ? request.content().inputStream()
                    : InputStream.nullInputStream();
        }

        @Override
        public String remote() {
            return request.remotePeer().host();
        }

        @Override
        public String toString() {
            return request.prologue().toString();
        }
    }
}
