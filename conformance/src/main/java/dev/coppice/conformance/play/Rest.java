package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.attempt;
import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;

import dev.coppice.conformance.play.Roster.Role;
import dev.coppice.conformance.script.Request;
import dev.coppice.process.Down;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.Supervisor;
import java.util.Optional;

/// Comes to rest: asks every live process to answer, until three rounds in a row brought nothing
/// new.
///
/// A process that answers has dealt with everything that had reached it before.
final class Rest {

    private static final int QUIET_ROUNDS = 3;

    private final Stage stage;
    private volatile Optional<String> waitingFor = Optional.empty();

    Rest(Stage stage) {
        this.stage = stage;
    }

    void come() {
        long seen = -1;
        int quiet = 0;
        while (quiet < QUIET_ROUNDS) {
            stage.roster().everybody().forEach(this::settle);
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
