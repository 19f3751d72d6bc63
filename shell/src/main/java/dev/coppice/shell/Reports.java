package dev.coppice.shell;

import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.shell.Palette.Tone;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Prints what processes report: crashes, failed servers, children that ended.
///
/// @param screen where
record Reports(Screen screen) implements EventSink {

    @Override
    public void on(Event event) {
        if (event.level().getSeverity() < Level.WARNING.getSeverity() || isTold(event)) {
            return;
        }
        String text =
                event.describe()
                        .lines()
                        .filter(line -> !isInner(line))
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "[" + event.level().name().toLowerCase(Locale.ROOT) + "] ",
                                        ""));
        Tone tone = event.level() == Level.ERROR ? Tone.FAILURE : Tone.WARNING;
        screen.aside(screen.palette().paint(tone, Values.tidy(text)));
    }

    /// The end of the shell process is told at the prompt.
    private static boolean isTold(Event event) {
        return event instanceof Event.Crashed crashed
                && crashed.label().equals(Optional.of(ShellProcess.LABEL));
    }

    /// A line of a stack trace that says nothing about the user's code.
    private static boolean isInner(String line) {
        String frame = line.strip();
        return frame.startsWith("at java.")
                || frame.startsWith("at dev.coppice.process.")
                || frame.startsWith("at dev.coppice.server.");
    }
}
