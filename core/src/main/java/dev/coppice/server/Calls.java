package dev.coppice.server;

import dev.coppice.process.Answer;
import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.process.Via;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Asking a server and waiting.
final class Calls {

    private Calls() {}

    /// Asks, waits, and answers what was answered.
    ///
    /// @throws CallFailed when nothing was
    static @Nullable Object call(Destination server, Object request, Duration limit) {
        Object outcome = ask(server, new Asking<>(request), limit);
        if (outcome instanceof Answer.Failed(var reason)) {
            throw ended(reason, server, request);
        }
        return outcome;
    }

    /// Tells a server to stop, and waits until it has done so for the reason that it was given.
    ///
    /// @throws CallFailed when it was another, or it ended by itself before it came to the request
    static void stop(Destination server, GenServer.Stop request, Duration limit) {
        Asking<Object> asking = new Asking<>(request);
        Object outcome = ask(server, asking, limit);
        ExitReason reason =
                outcome instanceof Answer.Failed(var why)
                        ? why
                        : ExitReason.of(new BadReturnValue(outcome)); // no server answers a stop
        if (!asking.takenUp || !reason.equals(request.reason())) {
            throw ended(reason, server, request);
        }
    }

    /// Who gets a message for this destination, if anybody. A registry that does not even run finds
    /// nobody (G-34).
    static Optional<Pid> receiver(Destination server) {
        if (!(server instanceof Via)) {
            return server.pid();
        }
        try {
            return server.pid();
        } catch (RuntimeException noRegistry) {
            return Optional.empty();
        }
    }

    /// Asks, waits, and answers what came: a value, or {@link Answer.Failed} when the server ended.
    ///
    /// @throws CallFailed when there was nobody to ask, or no time left
    private static @Nullable Object ask(Destination server, Asking<Object> asking, Duration limit) {
        Object request = asking.request;
        if (limit.isNegative()) {
            throw new IllegalArgumentException("a time limit cannot be negative: " + limit); // G-31
        }
        Optional<Pid> found = server.pid();
        if (found.isEmpty()) {
            throw ended(ExitReason.NO_PROCESS, server, request);
        }
        Pid pid = found.get();
        if (Processes.current().equals(found)) {
            throw failed(
                    CallFailure.CALLING_SELF,
                    server,
                    request,
                    "was refused, a process that calls itself waits for ever",
                    "; do it in the handler itself, or with thenContinue");
        }
        pid.send(asking);
        try {
            Object outcome = asking.await(limit);
            if (outcome == asking) {
                throw timedOut(pid, server, request, limit);
            }
            return outcome;
        } finally {
            asking.giveUp(); // the server need not keep what nobody waits for
        }
    }

    private static CallFailed ended(ExitReason reason, Destination server, Object request) {
        return failed(
                reason,
                server,
                request,
                reason.equals(ExitReason.NO_PROCESS)
                        ? "failed, there is no such process"
                        : "failed, the server ended with " + reason,
                reason.equals(ExitReason.NO_PROCESS) ? "; " + whatToDo(server) : "");
    }

    private static String whatToDo(Destination server) {
        return server instanceof Pid
                ? "if it was restarted it has another pid: call it by a name"
                : "start it first";
    }

    /// What the server was doing when the time was up helps to find out why.
    private static CallFailed timedOut(
            Pid pid, Destination server, Object request, Duration limit) {
        Optional<ProcessInfo> info = pid.node().info(pid);
        return failed(
                CallFailure.TIMEOUT,
                server,
                request,
                "timed out after " + said(limit),
                info.map(at -> "; it is " + Doing.of(at) + " with " + waiting(at))
                        .orElse("; it has ended since"));
    }

    private static CallFailed failed(
            ExitReason cause, Destination server, Object request, String what, String besides) {
        String kind = request instanceof GenServer.Stop ? "stop of " : "call to ";
        return new CallFailed(
                new CallFailure(cause, server, request),
                kind + named(server) + " " + what,
                besides);
    }

    /// As in *<0.42> (database)*, as far as both are known.
    private static String named(Destination server) {
        Optional<Pid> pid = server.pid();
        Optional<?> name =
                server instanceof Pid
                        ? pid.flatMap(known -> known.node().info(known)).flatMap(ProcessInfo::name)
                        : Optional.of(server);
        return pid.isPresent()
                ? pid.get() + name.map(known -> " (" + known + ")").orElse("")
                : String.valueOf(server);
    }

    private static String waiting(ProcessInfo info) {
        int length = info.mailboxLength();
        return length == 1 ? "1 message waiting" : length + " messages waiting";
    }

    private static String said(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
