package dev.coppice.todo.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;

/// What a client hears when there are too many others: nobody waits outside without knowing.
final class NoRoom {

    private static final String PROBLEM =
            """
            {"type":"urn:coppice:problem:too-many-connections","title":"Too many connections",\
            "status":503,"detail":"try again in a moment"}
            """;

    private static final byte[] ANSWER =
            """
            HTTP/1.1 503 Service Unavailable\r
            Content-Type: application/problem+json\r
            Retry-After: 1\r
            Connection: close\r
            Content-Length: %d\r
            \r
            %s\
            """
                    .formatted(PROBLEM.length(), PROBLEM)
                    .getBytes(US_ASCII);

    private static final int PATIENCE_MILLIS = 1_000;
    private static final int LONGEST_REQUEST = 16 * 1024;

    private NoRoom() {}

    /// Tells a client. What it has asked is read first: a connection that is closed before takes
    /// the answer with it.
    static void tell(Socket client) {
        try {
            client.setSoTimeout(PATIENCE_MILLIS);
            InputStream in = client.getInputStream();
            int last = 0;
            int next = in.read();
            for (int read = 1; read < LONGEST_REQUEST && next >= 0; read++) {
                last = last << Byte.SIZE | next;
                next = isBlankLine(last) ? -1 : in.read();
            }
            client.getOutputStream().write(ANSWER);
        } catch (IOException gone) {
            // as well
        }
    }

    private static boolean isBlankLine(int lastBytes) {
        return lastBytes == ('\r' << 24 | '\n' << 16 | '\r' << 8 | '\n');
    }
}
