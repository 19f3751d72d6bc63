package dev.coppice.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;

/// What typed code reads as `System.in`: lines from the terminal, through the editor's own reader,
/// so that the two never wait for the same key. Whoever is ended while reading lets go of it.
final class Keyboard extends InputStream {

    private static final long LOOK_MILLIS = 50;

    private final NonBlockingReader keys;
    private final Charset charset = Charset.defaultCharset();
    private final Runnable lineEntered;
    private ByteBuffer line = ByteBuffer.allocate(0);

    /// The keyboard of a terminal.
    ///
    /// @param lineEntered is told whenever a line was read, which the terminal has echoed
    Keyboard(Terminal terminal, Runnable lineEntered) {
        keys = terminal.reader();
        this.lineEntered = lineEntered;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        if (!line.hasRemaining()) {
            line = charset.encode(nextLine());
        }
        int taken = Math.min(count, line.remaining());
        line.get(into, from, taken);
        return taken == 0 ? -1 : taken;
    }

    @Override
    public int available() {
        return line.remaining();
    }

    /// A line with its end; empty at the end of input, Ctrl-D.
    private String nextLine() throws IOException {
        StringBuilder typed = new StringBuilder();
        for (int key = nextKey(); key != NonBlockingReader.EOF; key = nextKey()) {
            typed.append((char) key);
            if (key == '\n') {
                lineEntered.run();
                break;
            }
        }
        return typed.toString();
    }

    private int nextKey() throws IOException {
        for (; ; ) {
            int key = keys.read(LOOK_MILLIS);
            if (key != NonBlockingReader.READ_EXPIRED) {
                return key;
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedIOException("ended while reading a line");
            }
        }
    }
}
