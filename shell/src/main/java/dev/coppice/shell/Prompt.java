package dev.coppice.shell;

import dev.coppice.shell.Palette.Tone;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// The shell in a terminal: reads lines with an editor, until Ctrl-D.
final class Prompt {

    static final String NAME = "coppice> ";
    static final String MORE = "    ...> ";

    private static final Duration PATIENCE = Duration.ofMillis(250);
    private static final Size USUAL_SIZE = Size.of(80, 24);

    private Prompt() {}

    static void run() throws IOException {
        try (Terminal terminal = terminal()) {
            TerminalScreen screen = new TerminalScreen(terminal, Palette.ofEnvironment());
            System.setOut(screen.stream());
            System.setErr(screen.stream());
            System.setIn(new Keyboard(terminal, screen::lineEntered));
            try (Session session = new Session(screen, PATIENCE)) {
                LineReader reader = reader(terminal, session, screen.palette());
                screen.typedAt(reader);
                terminal.handle(
                        Terminal.Signal.INT,
                        pressed -> {
                            screen.echoed();
                            session.interrupt();
                        });
                screen.answer(greeting(session, screen.palette()));
                converse(session, reader, screen.palette());
            }
        }
    }

    private static Terminal terminal() throws IOException {
        Terminal terminal =
                TerminalBuilder.builder()
                        .system(true)
                        .encoding(StandardCharsets.UTF_8)
                        .graphemeCluster(false) // asking the terminal for it swallows what is typed
                        // meanwhile
                        .build();
        if (terminal.getSize().getColumns() <= 0) { // some terminals do not know how large they are
            terminal.setSize(USUAL_SIZE);
        }
        return terminal;
    }

    private static void converse(Session session, LineReader reader, Palette palette) {
        String prompt = palette.paint(Tone.PROMPT, NAME);
        for (; ; ) {
            try {
                session.evaluate(reader.readLine(prompt));
            } catch (UserInterruptException cleared) {
                // Ctrl-C while typing: a fresh line
            } catch (EndOfFileException leaving) {
                return;
            }
        }
    }

    private static String greeting(Session session, Palette palette) {
        return "Coppice on Java "
                + Runtime.version().feature()
                + ". This prompt is the process "
                + session.shell()
                + ".\n"
                + palette.paint(
                        Tone.HINT, "h() lists what can be asked, Tab completes, Ctrl-D leaves.");
    }

    private static LineReader reader(Terminal terminal, Session session, Palette palette)
            throws IOException {
        LineReaderBuilder builder =
                LineReaderBuilder.builder()
                        .terminal(terminal)
                        .appName("coppice")
                        .parser(new Typing(session::isWhole))
                        .completer(new Completion(session))
                        .variable(
                                LineReader.SECONDARY_PROMPT_PATTERN,
                                palette.paint(Tone.PROMPT, MORE))
                        .highlighter(new Highlighting(palette))
                        .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        Optional<Path> history = history();
        if (history.isPresent()) {
            builder.variable(LineReader.HISTORY_FILE, history.get());
        }
        return builder.build();
    }

    /// Where the lines of former sessions are kept, if there is a place for them.
    private static Optional<Path> history() {
        String state = System.getenv("XDG_STATE_HOME");
        Path folder =
                state == null || state.isEmpty()
                        ? Path.of(System.getProperty("user.home"), ".local", "state", "coppice")
                        : Path.of(state, "coppice");
        try {
            return Optional.of(Files.createDirectories(folder).resolve("shell-history"));
        } catch (IOException nowhere) {
            return Optional.empty();
        }
    }
}
