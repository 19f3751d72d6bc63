package dev.coppice.shell;

import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.shell.Palette.Tone;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.Optional;

/// Prints what processes report: crashes, failed servers, children that ended.
///
/// @param screen where
/// @param places where typed code stands
record Reports(Screen screen, Places places) implements EventSink {

    @Override
    public void on(Event event) {
        if (event.level().getSeverity() < Level.WARNING.getSeverity() || isTold(event)) {
            return;
        }
        String level = event.level().name().toLowerCase(Locale.ROOT);
        String text = "[" + level + "] " + places.inText(event.describe());
        Tone tone = event.level() == Level.ERROR ? Tone.FAILURE : Tone.WARNING;
        screen.aside(screen.palette().paint(tone, text));
    }

    /// The end of the shell process is told at the prompt.
    private static boolean isTold(Event event) {
        return event instanceof Event.Crashed crashed
                && crashed.label().equals(Optional.of(ShellProcess.LABEL));
    }
}
