package dev.coppice.server;

import dev.coppice.process.Answer;
import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
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
        Object outcome = ask(server, request, limit);
        if (outcome instanceof Answer.Failed(var reason)) {
            throw failed(reason, server, request, "the server ended: " + reason);
        }
        return outcome;
    }

    /// Asks, waits, and answers what came: a value, or {@link Answer.Failed} when the server ended.
    ///
    /// @throws CallFailed when there was nobody to ask, or no time left
    static @Nullable Object ask(Destination server, Object request, Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("a time limit cannot be negative: " + limit); // G-31
        }
        Pid pid =
                server.pid()
                        .orElseThrow(() ->
                                failed(
                                        ExitReason.NO_PROCESS,
                                        server,
                                        request,
                                        "there is no such process"));
        if (Processes.current().equals(Optional.of(pid))) {
            throw failed(CallFailure.CALLING_SELF, server, request, "a process cannot call itself");
        }
        Asking<Object> asking = new Asking<>(request);
        pid.send(asking);
        Object outcome = asking.await(limit);
        if (outcome != asking) {
            return outcome;
        }
        if (Thread.currentThread().isInterrupted()) {
            throw failed(
                    ExitReason.of("interrupted"), server, request, "the thread was interrupted");
        }
        throw failed(
                CallFailure.TIMEOUT,
                server,
                request,
                "no answer within " + said(limit) + doing(pid));
    }

    private static CallFailed failed(
            ExitReason cause, Destination server, Object request, String what) {
        String named =
                server instanceof Pid pid
                        ? pid
                                + pid.node()
                                        .info(pid)
                                        .flatMap(ProcessInfo::name)
                                        .map(n -> " (" + n + ")")
                                        .orElse("")
                        : server.toString();
        return new CallFailed(
                cause,
                server,
                request,
                "call to " + named + " failed: " + what + "; asked " + request);
    }

    /// What the server was doing when the time was up.
    private static String doing(Pid pid) {
        return pid.node()
                .info(pid)
                .map(info ->
                        "; it "
                                + where(info)
                                + " with "
                                + info.mailboxLength()
                                + " messages waiting")
                .orElse("; it has ended since");
    }

    private static String where(ProcessInfo info) {
        return info.stack().stream()
                .filter(frame -> !frame.getClassName().startsWith("java."))
                .filter(frame -> !frame.getClassName().startsWith("jdk."))
                .filter(frame -> !frame.getClassName().startsWith("dev.coppice.process."))
                .filter(frame -> !frame.getClassName().startsWith("dev.coppice.server."))
                .findFirst()
                .map(f ->
                        "runs "
                                + f.getMethodName()
                                + " at "
                                + f.getFileName()
                                + ":"
                                + f.getLineNumber())
                .orElse("is " + info.status().name().toLowerCase(java.util.Locale.ROOT));
    }

    private static String said(Duration limit) {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
