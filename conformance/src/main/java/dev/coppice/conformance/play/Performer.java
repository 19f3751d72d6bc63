package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.demonitor;
import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.link;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.register;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sendAfter;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.spawnLink;
import static dev.coppice.process.Processes.spawnMonitor;
import static dev.coppice.process.Processes.trapExit;
import static dev.coppice.process.Processes.unlink;
import static dev.coppice.process.Processes.unregister;

import dev.coppice.conformance.script.Operation;
import dev.coppice.process.Destination;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Thrown;

/// Carries out operations in the running process and says what came of them.
record Performer(Stage stage) {

    /// Returns the result of an operation, unless the process ends by it.
    String perform(Operation operation) {
        try {
            return switch (operation) {
                case Operation.Basic basic -> result(basic);
                case Operation.Serving serving -> new Client(stage).result(serving);
            };
        } catch (Roster.UnknownName _) {
            return Answers.UNKNOWN;
        }
    }

    private String result(Operation.Basic operation) {
        return switch (operation) {
            case Operation.Spawn(var name) -> entered(spawn(puppet(name)));
            case Operation.SpawnLink(var name) -> entered(spawnLink(puppet(name)));
            case Operation.SpawnMonitor(var name, var reference) -> {
                var monitored = spawnMonitor(puppet(name));
                stage.roster().name(monitored.ref(), reference);
                yield entered(monitored.pid());
            }
            case Operation.Trap(var on) -> Boolean.toString(trapExit(on));
            case Operation.Link(var process) -> safely(() -> link(newest(process)));
            case Operation.Unlink(var process) -> {
                unlink(newest(process));
                yield Answers.YES;
            }
            case Operation.Monitor(var process, var reference) -> watch(newest(process), reference);
            case Operation.MonitorName(var name, var reference) -> watch(Name.of(name), reference);
            case Operation.Demonitor(var reference, var removal) -> unwatch(reference, removal);
            case Operation.Ending ending -> throw end(ending);
            case Operation.Catch(var ending) -> answers().caught(() -> end(ending));
            case Operation.Signal(var process, var reason) -> signal(newest(process), reason);
            case Operation.SignalSelf(var reason) -> signal(self(), reason);
            case Operation.Send(var process, var word) -> say(newest(process), word);
            case Operation.SendName(var name, var word) ->
                    answers().safely(() -> say(Name.of(name), word));
            case Operation.Timer(var timer, var process, var word, var delay) -> {
                var message = new Message.Said(stage.ownLabel(), word);
                stage.roster().name(sendAfter(newest(process), message, delay), timer);
                yield Answers.OK;
            }
            case Operation.Cancel(var timer) ->
                    stage.roster().timer(timer).cancel().isPresent() ? "cancelled" : "false";
            case Operation.Register(var name) -> safely(() -> register(Name.of(name)));
            case Operation.RegisterFor(var process, var name) ->
                    safely(() -> register(Name.of(name), newest(process)));
            case Operation.Unregister(var name) -> safely(() -> unregister(Name.of(name)));
        };
    }

    private Answers answers() {
        return new Answers(stage.wording());
    }

    private Pid newest(String name) {
        return stage.roster().newest(name);
    }

    private Puppet puppet(String name) {
        return new Puppet(stage, name, self());
    }

    private String entered(Pid puppet) {
        receive(Message.Entered.class, entered -> entered.puppet().equals(puppet));
        return "ok " + stage.roster().label(puppet);
    }

    private String watch(Destination process, String reference) {
        stage.roster().name(monitor(process), reference);
        return Answers.OK;
    }

    private String unwatch(String name, Operation.Removal removal) {
        var reference = stage.roster().reference(name);
        return Boolean.toString(
                switch (removal) {
                    case PLAIN -> {
                        demonitor(reference);
                        yield true;
                    }
                    case FLUSH -> {
                        demonitorFlush(reference);
                        yield true;
                    }
                    case INFO -> demonitor(reference);
                });
    }

    private static String signal(Pid process, Object reason) {
        process.exit(reason);
        return Answers.YES;
    }

    private String say(Destination process, String word) {
        process.send(new Message.Said(stage.ownLabel(), word));
        return Answers.OK;
    }

    private String safely(Runnable code) {
        return answers()
                .safely(() -> {
                    code.run();
                    return Answers.YES;
                });
    }

    private static RuntimeException end(Operation.Ending ending) {
        switch (ending) {
            case Operation.Exit(var reason) -> throw exit(reason);
            case Operation.Raise(var word) -> throw new Raised(word);
            case Operation.Throw(var word) -> throw new Thrown(word);
        }
    }
}
