package dev.coppice.testkit;

import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.Event;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.process.Ref;
import dev.coppice.server.CallFailure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/// What the running process expects of others, to be imported statically.
///
/// Every method waits, ten seconds of real time at most, until what it expects is so, and then
/// fails with an {@link AssertionError} that says what the mailbox held. Where a reason is expected
/// it may be given as an {@link ExitReason}, as any other term, or, for an error, as its class.
public final class ProcessAssertions {

    private ProcessAssertions() {}

    /// Takes the first message of this type, and answers it; the others stay.
    public static <T> T assertReceives(Class<T> type) {
        return assertReceives(type, message -> true);
    }

    /// Takes the first message of this type that the predicate accepts, and answers it.
    public static <T> T assertReceives(Class<T> type, Predicate<? super T> wanted) {
        return RealTime.receiveWithin(type, wanted, RealTime.PATIENCE)
                .orElseThrow(() ->
                        Failures.noMessage("of type " + type.getSimpleName(), RealTime.PATIENCE));
    }

    /// Takes the first message equal to this value.
    public static void assertReceives(Object value) {
        assertReceives(value, RealTime.PATIENCE);
    }

    /// Takes the first message equal to this value, which must come within so long.
    public static void assertReceives(Object value, Duration within) {
        if (RealTime.receiveWithin(Object.class, value::equals, within).isEmpty()) {
            throw Failures.noMessage("equal to " + value, within);
        }
    }

    /// Expects that no message comes for so long, and that none has come before.
    public static void assertReceivesNothing(Duration within) {
        assertReceivesNo(Object.class, within);
    }

    /// Expects that no message of this type comes for so long, and that none has come before.
    public static void assertReceivesNo(Class<?> type, Duration within) {
        RealTime.receiveWithin(type, message -> true, within)
                .ifPresent(message -> {
                    throw Failures.unwanted(message, type, within);
                });
    }

    /// Takes the {@link Down} of this monitor, which must bear this reason.
    public static Down assertDown(Ref monitor, Object reason) {
        Down down =
                RealTime.receiveWithin(Down.class, came -> came.ref() == monitor, RealTime.PATIENCE)
                        .orElseThrow(() ->
                                Failures.noMessage(
                                        "that is the Down of " + monitor, RealTime.PATIENCE));
        Failures.checkReason("the Down of " + down.process(), reason, down.reason());
        return down;
    }

    /// Takes the {@link Exit} from this process, which must bear this reason. The calling process
    /// traps exits.
    public static Exit assertExit(Pid from, Object reason) {
        Exit exit =
                RealTime.receiveWithin(Exit.class, came -> came.from() == from, RealTime.PATIENCE)
                        .orElseThrow(() ->
                                Failures.noMessage(
                                        "that is an Exit from " + from, RealTime.PATIENCE));
        Failures.checkReason("the Exit from " + from, reason, exit.reason());
        return exit;
    }

    /// Waits until a process has ended, which it must have with this reason.
    public static void assertEnds(Pid pid, Object reason) {
        Failures.checkReason("the end of " + pid, reason, awaitEnd(pid));
    }

    /// Waits until a process has ended: its names are free, and links and monitors have heard.
    ///
    /// @return why it ended, also when that was long ago
    public static ExitReason awaitEnd(Pid pid) {
        Ref monitor = Processes.monitor(pid);
        Optional<Down> down =
                RealTime.receiveWithin(
                        Down.class, came -> came.ref() == monitor, RealTime.PATIENCE);
        if (down.isEmpty()) {
            boolean _ = Processes.demonitorFlush(monitor);
            throw Failures.stillRuns(pid);
        }
        Captured captured = Captured.on(pid.node());
        return RealTime.look(() -> captured.end(pid), RealTime.PATIENCE) // told a moment later
                .orElse(down.get().reason());
    }

    /// Runs code that must exit with this reason.
    public static void assertExits(Object reason, Body code) {
        switch (Processes.attempt(code)) {
            case Outcome.Exited<?>(var actual) -> Failures.checkReason("the exit", reason, actual);
            case Outcome<?> other -> throw Failures.noExit(reason, other);
        }
    }

    /// Runs code whose call must fail for this cause: {@link CallFailure#TIMEOUT}, `noproc`, or
    /// what the server ended with.
    public static void assertCallFails(Object cause, Body code) {
        switch (Processes.attempt(code)) {
            case Outcome.Exited<?>(var reason) when CallFailure.in(reason).isPresent() -> {
                var failure = CallFailure.in(reason).get();
                Failures.checkReason(
                        "the failed call of " + failure.server(), cause, failure.cause());
            }
            case Outcome<?> other -> throw Failures.noFailedCall(cause, other);
        }
    }

    /// Waits until the process has nothing to do: it waits for a message, or rests with an empty
    /// mailbox. Its time limit, if it has one, runs on the node's clock by then.
    public static void awaitWaiting(Pid pid) {
        awaitUntil(
                pid + " waits for a message",
                () ->
                        Processes.info(pid)
                                .filter(info -> info.status() == ProcessInfo.Status.WAITING)
                                .isPresent());
    }

    /// Waits until somebody holds the name, and answers who does.
    public static Pid awaitRegistered(Name name) {
        return awaitHolder(name, holder -> true, "somebody is registered as " + name);
    }

    /// Waits until somebody else than `former` holds the name, as after a restart.
    public static Pid awaitReplaced(Name name, Pid former) {
        return awaitHolder(
                name, holder -> holder != former, name + " is registered anew, after " + former);
    }

    private static Pid awaitHolder(Name name, Predicate<Pid> wanted, String claim) {
        return RealTime.look(() -> Processes.whereis(name).filter(wanted), RealTime.PATIENCE)
                .orElseThrow(() -> Failures.neverSo(claim));
    }

    /// Waits until a claim is true, asking again and again. For what sends no message.
    public static void awaitUntil(String claim, BooleanSupplier isSo) {
        Optional<Boolean> so =
                RealTime.look(
                        () -> isSo.getAsBoolean() ? Optional.of(true) : Optional.empty(),
                        RealTime.PATIENCE);
        if (so.isEmpty()) {
            throw Failures.neverSo(claim);
        }
    }

    /// What the node of this test has reported so far: crashes, restarts, dropped messages.
    public static List<Event> events() {
        return Captured.on(Processes.node()).reports();
    }

    /// The reports of this type so far.
    public static <E extends Event> List<E> events(Class<E> type) {
        return events().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /// Waits for a report of this type, and answers the first.
    public static <E extends Event> E assertReports(Class<E> type) {
        return RealTime.look(() -> events(type).stream().findFirst(), RealTime.PATIENCE)
                .orElseThrow(() -> Failures.noReport(type, events()));
    }
}
