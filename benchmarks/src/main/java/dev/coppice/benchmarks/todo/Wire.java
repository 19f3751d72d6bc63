package dev.coppice.benchmarks.todo;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/// A connection on which one request is answered after the other. It does as little as can be: the
/// client shares the machine with the server that is measured.
final class Wire implements AutoCloseable {

    private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);
    private static final int LOWER_CASE = 0x20;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private byte[] buffer = new byte[16 * 1024];
    private int bodyFrom;
    private int bodyTo;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /// Connects to a port of this machine.
    static Wire to(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        return new Wire(socket);
    }

    /// A request without a body.
    static byte[] request(String method, String path) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(US_ASCII);
    }

    /// A request with a body of JSON.
    static byte[] request(String method, String path, String json) {
        byte[] body = json.getBytes(UTF_8);
        byte[] head =
                """
                %s %s HTTP/1.1\r
                Host: localhost\r
                Content-Type: application/json\r
                Content-Length: %d\r
                \r
                """
                        .formatted(method, path, body.length)
                        .getBytes(US_ASCII);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    /// Sends a request, waits for the whole answer, and answers its status.
    int ask(byte[] request) throws IOException {
        out.write(request);
        int filled = 0;
        int head = -1;
        while (head < 0) {
            filled = fill(filled);
            head = endOfHead(filled);
        }
        bodyFrom = head;
        bodyTo = head + contentLength(head);
        while (filled < bodyTo) {
            filled = fill(filled);
        }
        return (buffer[9] - '0') * 100 + (buffer[10] - '0') * 10 + (buffer[11] - '0');
    }

    /// The body of the last answer.
    String body() {
        return new String(buffer, bodyFrom, bodyTo - bodyFrom, UTF_8);
    }

    /// Whether the body of the last answer is this.
    boolean isAnswered(byte[] body) {
        return Arrays.equals(buffer, bodyFrom, bodyTo, body, 0, body.length);
    }

    private int fill(int filled) throws IOException {
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            throw new EOFException("the server has closed the connection");
        }
        return filled + read;
    }

    private int endOfHead(int filled) {
        for (int i = 3; i < filled; i++) {
            if (buffer[i] == '\n' && buffer[i - 2] == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private int contentLength(int head) {
        for (int line = 1; line < head; line++) {
            if (buffer[line - 1] == '\n' && isLength(line)) {
                int length = 0;
                for (int i = line + LENGTH.length; buffer[i] != '\r'; i++) {
                    length = buffer[i] == ' ' ? length : 10 * length + buffer[i] - '0';
                }
                return length;
            }
        }
        return 0;
    }

    private boolean isLength(int line) {
        for (int i = 0; i < LENGTH.length; i++) {
            if ((buffer[line + i] | LOWER_CASE) != LENGTH[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
