package dev.coppice.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;

/// The shell without a terminal: evaluates the lines of a script, and prints the answers only.
final class Filter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Filter() {}

    /// Runs a script to its end.
    ///
    /// @param echo whether the prompts and the lines are printed, too, as a terminal shows them
    /// @return whether all went well
    static boolean run(BufferedReader script, boolean echo) throws IOException {
        Screen screen = new Screen.Streams();
        try (Session session = new Session(screen, PATIENCE)) {
            StringBuilder begun = new StringBuilder();
            for (String line; (line = script.readLine()) != null; ) {
                if (echo) {
                    screen.answer((begun.isEmpty() ? Prompt.NAME : Prompt.MORE) + line);
                }
                begun.append(line).append('\n');
                if (session.isWhole(begun.toString())) {
                    session.evaluate(begun.toString());
                    begun.setLength(0);
                }
            }
            if (!begun.isEmpty()) {
                session.evaluate(begun.toString()); // says what is missing
            }
            return !session.failed();
        }
    }
}
