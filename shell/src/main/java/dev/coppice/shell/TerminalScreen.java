package dev.coppice.shell;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jspecify.annotations.Nullable;

/// The screen of a terminal. While a line is being typed, what is printed appears above it.
final class TerminalScreen implements Screen {

    private final Terminal terminal;
    private final Palette palette;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private @Nullable LineReader reader;
    private boolean midLine;

    TerminalScreen(Terminal terminal, Palette palette) {
        this.terminal = terminal;
        this.palette = palette;
    }

    /// From now on, this is where lines are typed.
    synchronized void typedAt(LineReader where) {
        reader = where;
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public int width() {
        return terminal.getSize().getColumns();
    }

    @Override
    public synchronized void answer(String text) {
        if (midLine) {
            print("\n");
        }
        print(text + "\n");
    }

    @Override
    public void aside(String text) {
        answer(text);
    }

    /// The terminal has echoed a key, as it does with Ctrl-C.
    synchronized void echoed() {
        midLine = true;
    }

    /// Somebody has entered a line that typed code has read.
    synchronized void lineEntered() {
        midLine = false;
    }

    private void print(String text) {
        LineReader typing = reader;
        if (typing != null && typing.isReading()) {
            typing.printAbove(text);
        } else {
            terminal.writer().print(text);
            terminal.writer().flush();
            midLine = !text.endsWith("\n");
        }
    }

    /// A stream to put in the place of `System.out`.
    PrintStream stream() {
        return new PrintStream(new Out(), true, StandardCharsets.UTF_8);
    }

    /// Gathers bytes until they are flushed, or a whole line while one is being typed.
    private final class Out extends OutputStream {
        @Override
        public void write(int one) {
            synchronized (TerminalScreen.this) {
                begun.write(one);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            synchronized (TerminalScreen.this) {
                begun.write(bytes, from, count);
            }
        }

        @Override
        public void flush() {
            synchronized (TerminalScreen.this) {
                if (begun.size() == 0) {
                    return; // the reader may be waiting for whoever flushes
                }
                String text = begun.toString(StandardCharsets.UTF_8);
                boolean typing = reader != null && reader.isReading();
                if (!typing || text.endsWith("\n")) {
                    begun.reset();
                    print(text);
                }
            }
        }
    }
}
