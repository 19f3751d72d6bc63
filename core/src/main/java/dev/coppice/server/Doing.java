package dev.coppice.server;

import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Report;
import java.util.Optional;

/// What a process is doing, in words that people look for it by: what it runs, and where its own
/// code is, whatever of the machine and of this library lies above that.
final class Doing {

    private Doing() {}

    static String of(ProcessInfo info) {
        String code = name(info.code());
        Optional<StackTraceElement> place =
                info.stack().stream()
                        .filter(frame -> !Report.isMachinery(frame.getClassName()))
                        .findFirst();
        return switch (info.status()) {
            case WAITING ->
                    place.map(at -> "waiting in " + code + at(at)).orElse("at rest in " + code);
            case READY -> "about to run " + code;
            case RUNNING -> "running " + code + place.map(Doing::at).orElse("");
        };
    }

    private static String at(StackTraceElement frame) {
        return " at " + frame.getFileName() + ":" + frame.getLineNumber();
    }

    /// The name of a class without its package; that of a lambda without what the machine adds.
    static String name(String type) {
        String simple = type.substring(type.lastIndexOf('.', lambda(type)) + 1, lambda(type));
        return simple.replace('$', '.');
    }

    private static int lambda(String type) {
        int at = type.indexOf("$$Lambda");
        return at < 0 ? type.length() : at;
    }
}
