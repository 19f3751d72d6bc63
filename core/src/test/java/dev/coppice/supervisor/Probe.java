package dev.coppice.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.Call;
import dev.coppice.server.Cast;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server that notes in a common diary when it starts and when its terminate runs.
record Probe(String name, Diary diary, boolean trap) implements GenServer<Probe.Request, Integer> {

    /// What happened to all probes, in order, and how they are to start.
    static final class Diary {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        void note(String line) {
            lines.add(line);
        }

        /// Returns what was noted since the last time.
        List<String> read() {
            var copy = List.copyOf(lines);
            lines.clear();
            return copy;
        }
    }

    sealed interface Request {}

    record Echo(String word) implements Request, Call<String> {}

    record End(ExitReason reason) implements Request, Cast {}

    /// A child that traps exits, so that its terminate is noted.
    static ChildSpec trapping(String name, Diary diary) {
        return ChildSpec.worker(name, () -> GenServer.startLink(new Probe(name, diary, true)));
    }

    static ChildSpec plain(String name, Diary diary) {
        return ChildSpec.worker(name, () -> GenServer.startLink(new Probe(name, diary, false)));
    }

    /// A child whose starts do what the words say, the last one repeating: ok, stop, crash, ignore.
    static ChildSpec scripted(String name, Diary diary, String... words) {
        var attempts = new AtomicInteger();
        return ChildSpec.worker(
                name,
                () -> {
                    var word = words[Math.min(attempts.getAndIncrement(), words.length - 1)];
                    return GenServer.startLink(
                            word.equals("ok")
                                    ? new Probe(name, diary, true)
                                    : new Failing(name, diary, word));
                });
    }

    @Override
    public Init<Integer> init() {
        Processes.trapExit(trap);
        diary.note(name + " up");
        return Init.ok(0);
    }

    @Override
    public Next<Integer> handle(Request request, Integer state) {
        return switch (request) {
            case Echo asked -> Next.reply(asked, asked.word(), state);
            case End(var reason) -> throw Processes.exit(reason);
        };
    }

    @Override
    public void terminate(ExitReason reason, Integer state) {
        diary.note(name + " down " + reason);
    }

    private record Failing(String name, Diary diary, String how)
            implements GenServer<Request, Integer> {
        @Override
        public Init<Integer> init() {
            diary.note(name + " " + how);
            return switch (how) {
                case "stop" -> Init.stop("nope");
                case "ignore" -> Init.ignore();
                default -> throw new IllegalStateException("boom");
            };
        }

        @Override
        public Next<Integer> handle(Request request, Integer state) {
            return Next.noReply(state);
        }
    }

    /// Ends the child with this id. Its supervisor has heard of it when this returns: whoever asks
    /// the supervisor next is answered after it has dealt with it.
    static void end(Pid supervisor, String id, Object reason) {
        var pid = pid(supervisor, id);
        var watch = Processes.monitor(pid);
        GenServer.cast(pid, new End(ExitReason.of(reason)));
        var down = Processes.receive(Down.class, it -> it.ref().equals(watch));
        assertThat(down.process()).isEqualTo(pid);
    }

    static Pid pid(Pid supervisor, String id) {
        return Supervisor.whichChildren(supervisor).stream()
                .filter(child -> child.id().equals(id))
                .findFirst()
                .flatMap(Child::pid)
                .orElseThrow();
    }
}
