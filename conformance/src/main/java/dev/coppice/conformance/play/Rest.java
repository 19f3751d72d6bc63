package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.attempt;
import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.processes;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sleep;

import dev.coppice.conformance.play.Roster.Role;
import dev.coppice.conformance.script.Request;
import dev.coppice.process.Down;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.process.Ref;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Comes to rest: asks every live process to answer, until three rounds in a row brought nothing
/// new.
///
/// A process that answers has dealt with everything that had reached it before.
final class Rest {

    private static final int QUIET_ROUNDS = 3;
    private static final int PATIENCE = 500;
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final Stage stage;
    private final boolean inOrder;
    private volatile Optional<String> waitingFor = Optional.empty();

    /// @param inOrder whether one process runs at a time, so that nobody runs between an end and
    ///   what follows from it
    Rest(Stage stage, boolean inOrder) {
        this.stage = stage;
        this.inOrder = inOrder;
    }

    void come() {
        long seen = -1;
        int quiet = 0;
        while (quiet < QUIET_ROUNDS) {
            stage.roster().everybody().forEach(this::settle);
            if (!inOrder) {
                awaitNews();
            }
            long now = stage.journal().entries();
            quiet = now == seen ? quiet + 1 : 0;
            seen = now;
        }
    }

    /// Returns the label of the process whose answer or end is awaited, if any is.
    Optional<String> waitingFor() {
        return waitingFor;
    }

    private void settle(Role role) {
        waitingFor = Optional.of(role.label());
        if (role.pid().isAlive()) {
            ask(role);
        } else {
            awaitEnd(role.pid());
        }
        waitingFor = Optional.empty();
    }

    /// A process that was told to end is dead to others at once; what follows from it comes later.
    private static void awaitEnd(Pid process) {
        var reference = monitor(process);
        receive(Down.class, down -> down.ref().equals(reference));
    }

    /// Waits until everybody has come to his label and has heard of every end.
    private void awaitNews() {
        for (int moment = 0; moment < PATIENCE && isNewsUnderWay(); moment++) {
            sleep(MOMENT);
        }
    }

    private boolean isNewsUnderWay() {
        if (processes().stream().anyMatch(this::isStranger)) {
            return true;
        }
        List<Pid> everybody = stage.roster().everybody().stream().map(Role::pid).toList();
        List<ProcessInfo> alive =
                everybody.stream().map(Processes::info).flatMap(Optional::stream).toList();
        return everybody.stream().anyMatch(this::isEnding)
                || alive.stream().anyMatch(info -> isToHear(info, alive));
    }

    private boolean isEnding(Pid process) {
        return !process.isAlive() && !stage.journal().hasEnded(process);
    }

    private boolean isStranger(Pid process) {
        return stage.roster().role(process).isEmpty() && !process.equals(self());
    }

    /// Whether a process will hear of an end: it is linked to a dead one, or has more monitors than
    /// the living know of. A name that it watches need not be held by anybody any more.
    private boolean isToHear(ProcessInfo watcher, List<ProcessInfo> alive) {
        long known =
                alive.stream()
                        .flatMap(info -> info.monitoredBy().stream())
                        .filter(watcher.pid()::equals)
                        .count();
        return watcher.links().stream().anyMatch(this::isDead) || watcher.monitors().size() > known;
    }

    private boolean isDead(Pid process) {
        return !process.isAlive() && stage.roster().role(process).isPresent();
    }

    private static void ask(Role role) {
        switch (role.kind()) {
            case PUPPET -> settlePuppet(role.pid());
            case SUPERVISOR -> attempt(() -> Supervisor.countChildren(role.pid()));
            case WORKER ->
                    attempt(() ->
                            GenServer.call(role.pid(), new Request.Sync(), GenServer.FOREVER));
        }
    }

    private static void settlePuppet(Pid puppet) {
        var reference = monitor(puppet);
        puppet.send(new Message.Sync(self(), reference));
        receive(Object.class, message -> answers(message, reference));
        demonitorFlush(reference);
    }

    private static boolean answers(Object message, Ref reference) {
        return message instanceof Message.Synced(var to) && to.equals(reference)
                || message instanceof Down(var of, _, _) && of.equals(reference);
    }
}
