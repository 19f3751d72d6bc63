package dev.coppice.shell;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where the shell prints, from any thread.
interface Screen {

    /// The colours of what is printed here.
    Palette palette();

    /// How many columns it has.
    int width();

    /// Prints an answer: whole lines.
    void answer(String text);

    /// Prints what nobody asked for at this moment: a report, a message passing by.
    void aside(String text);

    /// A screen that is a pair of streams: asides go to standard error.
    final class Streams implements Screen {

        private final Lines lines = new Lines(System.out);
        private final PrintStream out = new PrintStream(lines, true, StandardCharsets.UTF_8);

        /// Takes the place of `System.out`, to see where lines end.
        Streams() {
            System.setOut(out);
        }

        @Override
        public Palette palette() {
            return Palette.NONE;
        }

        @Override
        public int width() {
            return 100;
        }

        @Override
        public void answer(String text) {
            out.println((lines.midLine ? "\n" : "") + text);
        }

        @Override
        public void aside(String text) {
            out.flush();
            System.err.println(text);
            System.err.flush();
        }
    }

    /// Knows whether the last line was ended.
    final class Lines extends FilterOutputStream {

        private volatile boolean midLine;

        Lines(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            midLine = one != '\n';
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
            midLine = count > 0 ? bytes[from + count - 1] != '\n' : midLine;
        }
    }
}
