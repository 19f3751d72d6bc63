package dev.coppice.todo.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Speaks HTTP on connections that somebody else has accepted: all that is asked of an HTTP
/// library.
public interface Http {

    /// How many bytes the line may have in which a request says what it asks: enough for the
    /// longest parameters when every character takes twelve: %F0%9F%A6%B7.
    int LONGEST_REQUEST_LINE = 24 * 1024;

    /// How many bytes the headers of a request may have together.
    int LARGEST_HEADERS = 16 * 1024;

    /// Prepares to answer the requests of a connection.
    Conversation on(Socket connection, Handler handler) throws IOException;

    /// What is said on one connection.
    interface Conversation {

        /// Answers requests on this thread until either side is done. Does not close the
        /// connection.
        void run() throws InterruptedException;

        /// Lets it end: at once if no request is being answered, or one by a stream, after that one
        /// otherwise. From any thread.
        void finish();

        /// For how long the client has sent nothing that was waited for; zero when it is not its
        /// turn. From any thread.
        Duration silence();
    }

    /// Answers requests.
    @FunctionalInterface
    interface Handler {
        /// Answers a request, on the thread of its connection.
        Response answer(Request request);
    }

    /// What was asked.
    interface Request {

        /// The method, as the client wrote it: `GET`.
        String method();

        /// The path, not decoded.
        String path();

        /// What stands after the question mark, not decoded; empty when there is none.
        String query();

        /// The first value of a header.
        Optional<String> header(String name);

        /// What follows the headers; empty when nothing does.
        InputStream body();

        /// The address that it came from, as digits.
        String remote();
    }

    /// What is answered: plain text unless a header says otherwise.
    ///
    /// @param headers in order, each once
    record Response(int status, Body body, Map<String, String> headers) {

        /// Copies the headers.
        public Response {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }

        /// A text with this status.
        public static Response of(int status, String text) {
            return new Response(status, new Body.Text(text), Map.of());
        }

        /// A text with status 200.
        public static Response ok(String text) {
            return of(200, text);
        }

        /// Bytes with status 200.
        public static Response ok(Body.Bytes bytes) {
            return new Response(200, bytes, Map.of());
        }

        /// What is said, as text; nothing for a stream.
        public String text() {
            return body instanceof Body.Whole whole ? new String(whole.bytes(), UTF_8) : "";
        }

        /// The same with one more header, or another value of it.
        public Response with(String header, String value) {
            return with(Map.of(header, value));
        }

        /// The same with more headers, or other values of them.
        public Response with(Map<String, String> more) {
            Map<String, String> all = new LinkedHashMap<>(headers);
            all.putAll(more);
            return new Response(status, body, all);
        }
    }

    /// What follows the headers of an answer.
    sealed interface Body {

        /// What is known as a whole before it is sent.
        sealed interface Whole extends Body {
            /// It as it is sent.
            byte[] bytes();
        }

        /// What is sent as it comes, on the thread of the connection. It may go on for ever.
        @FunctionalInterface
        non-sealed interface Stream extends Body {
            /// Sends it. Whoever flushes is sure that the client has what was written until then,
            /// if it still listens. Whoever throws breaks it off, and the client can tell.
            ///
            /// @throws IOException when the client has gone
            void send(OutputStream out) throws IOException;
        }

        /// Text, in UTF-8.
        record Text(String text) implements Whole {
            @Override
            public byte[] bytes() {
                return text.getBytes(UTF_8);
            }
        }

        /// Anything else, as a picture or a font.
        final class Bytes implements Whole {

            private final byte[] bytes;

            /// These bytes, which nobody changes.
            public Bytes(byte[] bytes) {
                this.bytes = bytes;
            }

            @Override
            public byte[] bytes() {
                return bytes;
            }
        }
    }
}
