package dev.coppice.process;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Who hears of what passes to and from which process. While nobody does, those who send pay for
/// reading one flag of the whole JVM, and for nothing in any process.
final class Tracing {

    private static final ConcurrentHashMap<Pid, Consumer<Passage>> TRACED =
            new ConcurrentHashMap<>();

    private static volatile boolean on;

    private Tracing() {}

    static synchronized Node.Listening start(Pid traced, Consumer<Passage> told) {
        TRACED.put(traced, told);
        on = true;
        return () -> stop(traced, told);
    }

    static boolean isOn() {
        return on;
    }

    private static synchronized void stop(Pid traced, Consumer<Passage> told) {
        TRACED.remove(traced, told);
        on = !TRACED.isEmpty();
    }

    static void message(LocalProcess to, Object message) {
        if (on) {
            tell(Context.current().process(), to, Passage.Kind.MESSAGE, message);
        }
    }

    static void signal(@Nullable Pid from, LocalProcess to, Passage.Kind kind, ExitReason reason) {
        if (on) {
            tell(from == to.home.outside() ? null : from, to, kind, reason);
        }
    }

    static void answer(Answer<?> question, @Nullable Object value) {
        if (on && !question.isSettled()) {
            Object what = value == null ? Optional.empty() : value;
            Pid asker = question.client().orElse(null);
            tell(Context.current().process(), asker, Passage.Kind.ANSWER, what);
        }
    }

    private static void tell(@Nullable Pid from, @Nullable Pid to, Passage.Kind kind, Object what) {
        Consumer<Passage> told = tracer(from, to);
        if (told != null) {
            Passage passage =
                    new Passage(Optional.ofNullable(from), Optional.ofNullable(to), kind, what);
            Sinks.outside("a tracer failed", () -> told.accept(passage));
        }
    }

    private static @Nullable Consumer<Passage> tracer(@Nullable Pid from, @Nullable Pid to) {
        Consumer<Passage> told = to == null ? null : TRACED.get(to);
        return told == null && from != null ? TRACED.get(from) : told;
    }
}
