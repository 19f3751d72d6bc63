package dev.coppice.application;

import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.server.Next.noReply;
import static dev.coppice.server.Next.reply;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.server.Call;
import dev.coppice.server.From;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Knows which applications run. Each has a {@link Master} that starts its tree, so that the
/// controller never waits: an application may start another.
record Controller() implements GenServer<Controller.Request, Map<String, Controller.Member>> {

    sealed interface Request {}

    record Start(Application application, Application.Kind kind)
            implements Request, Call<ApplicationStart> {}

    record Stop(String application) implements Request, Call<Boolean> {}

    record Running() implements Request, Call<List<String>> {}

    /// An application that runs, or is being started or stopped.
    ///
    /// @param kind what its end means
    /// @param master its master
    /// @param starter who waits for its start
    /// @param stopper who waits for its end
    record Member(
            Application.Kind kind,
            Pid master,
            Optional<From<ApplicationStart>> starter,
            Optional<From<Boolean>> stopper) {

        Member up() {
            return new Member(kind, master, Optional.empty(), stopper);
        }

        Member stoppedBy(From<Boolean> asker) {
            return new Member(kind, master, starter, Optional.of(asker));
        }
    }

    @Override
    public Init<Map<String, Member>> init() {
        return Init.ok(new LinkedHashMap<>());
    }

    @Override
    public Next<Map<String, Member>> handle(Request request, Map<String, Member> members) {
        return switch (request) {
            case Running asked -> reply(asked, up(members), members);
            case Start asked -> start(asked, members);
            case Stop asked -> stop(asked, members);
        };
    }

    private static List<String> up(Map<String, Member> members) {
        return members.entrySet().stream()
                .filter(member -> member.getValue().starter().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Next<Map<String, Member>> start(Start asked, Map<String, Member> members) {
        Application application = asked.application();
        if (members.containsKey(application.name())) {
            return reply(asked, new ApplicationStart.AlreadyStarted(), members);
        }
        List<String> up = up(members);
        for (Application needed : application.needs()) {
            if (!up.contains(needed.name())) {
                return reply(asked, new ApplicationStart.Needs(needed.name()), members);
            }
        }
        Pid controller = self();
        Pid master = spawn(() -> new Master(application, controller).run());
        members.put(
                application.name(),
                new Member(
                        asked.kind(),
                        master,
                        Optional.of(GenServer.from(asked)),
                        Optional.empty()));
        return noReply(members);
    }

    private static Next<Map<String, Member>> stop(Stop asked, Map<String, Member> members) {
        Member member = members.get(asked.application());
        if (member == null || member.starter().isPresent() || member.stopper().isPresent()) {
            return reply(asked, false, members);
        }
        members.put(asked.application(), member.stoppedBy(GenServer.from(asked)));
        member.master().send(new Master.Stop());
        return noReply(members);
    }

    @Override
    public Next<Map<String, Member>> handleInfo(Object message, Map<String, Member> members)
            throws Throwable {
        switch (message) {
            case Master.Up(var application) ->
                    members.computeIfPresent(
                            application,
                            (_, member) -> {
                                member.starter()
                                        .ifPresent(from ->
                                                GenServer.reply(
                                                        from, new ApplicationStart.Started()));
                                return member.up();
                            });
            case Master.Failed(var application, var reason) ->
                    Optional.ofNullable(members.remove(application))
                            .flatMap(Member::starter)
                            .ifPresent(from ->
                                    GenServer.reply(
                                            from,
                                            new ApplicationStart.Failed(application, reason)));
            case Master.Ended(var application, var reason) ->
                    Optional.ofNullable(members.remove(application))
                            .ifPresent(member -> ended(application, member, reason));
            default -> {
                return GenServer.super.handleInfo(message, members);
            }
        }
        return noReply(members);
    }

    private static void ended(String application, Member member, ExitReason reason) {
        if (member.stopper().isPresent()) {
            GenServer.reply(member.stopper().get(), true);
            return;
        }
        boolean endsNode =
                switch (member.kind()) {
                    case TEMPORARY -> false;
                    case TRANSIENT -> !reason.equals(ExitReason.NORMAL);
                    case PERMANENT -> true;
                };
        Node node = Processes.node();
        node.emit(new ApplicationEnded(application, member.kind(), reason, endsNode));
        if (endsNode) {
            node.halt(reason);
        }
    }
}
