package dev.coppice.shell;

import dev.coppice.process.Node;
import dev.coppice.process.Passage;
import dev.coppice.process.Pid;
import dev.coppice.shell.Palette.Tone;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The processes that are traced at the prompt: prints what passes to and from them.
final class Traces {

    private static final int LONGEST = 200;

    private final Screen screen;
    private final Map<Pid, Node.Listening> traced = new LinkedHashMap<>();

    Traces(Screen screen) {
        this.screen = screen;
    }

    /// Traces a process from now on.
    synchronized void start(Pid pid) {
        stop(pid);
        traced.put(pid, pid.node().trace(pid, this::passed));
    }

    /// Traces it no more; answers whether it was.
    synchronized boolean stop(Pid pid) {
        Node.Listening listening = traced.remove(pid);
        if (listening != null) {
            listening.close();
        }
        return listening != null;
    }

    /// Who is traced.
    synchronized List<Pid> all() {
        return List.copyOf(traced.keySet());
    }

    private void passed(Passage passage) {
        line(passage).ifPresent(said -> screen.answer(screen.palette().paint(Tone.TRACE, said)));
    }

    /// A passage in one line; empty for what the shell itself says to its process.
    static Optional<String> line(Passage passage) {
        if (passage.what() instanceof Evaluation || isOfShell(passage)) {
            return Optional.empty();
        }
        String from = passage.from().map(Pid::toString).orElse("outside");
        String way = from + " → " + passage.to().map(Pid::toString).orElse("outside");
        String what = cut(Values.tidy(passage.what().toString()));
        return Optional.of("[trace] " + way + "  " + kind(passage.kind()) + what);
    }

    /// Only its evaluations are answered by the shell process.
    private static boolean isOfShell(Passage passage) {
        return passage.kind() == Passage.Kind.ANSWER
                && passage.from()
                        .flatMap(pid -> pid.node().info(pid))
                        .flatMap(info -> info.label())
                        .equals(Optional.of(ShellProcess.LABEL));
    }

    private static String kind(Passage.Kind kind) {
        return switch (kind) {
            case MESSAGE -> "";
            case EXIT -> "exit signal: ";
            case LINK_BROKEN -> "exit signal along the link: ";
            case DOWN -> "down: ";
            case ANSWER -> "answer: ";
        };
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
