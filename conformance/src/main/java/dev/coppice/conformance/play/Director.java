package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.demonitorFlush;
import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sleep;
import static dev.coppice.process.Processes.spawn;
import static dev.coppice.process.Processes.whereis;

import dev.coppice.conformance.script.Action;
import dev.coppice.conformance.script.Operation;
import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Takes the steps of a scenario, from a process that is not part of it.
record Director(Stage stage) {

    /// Does what a step says and returns its result.
    String result(Action action) {
        try {
            return carriedOut(action);
        } catch (Roster.UnknownName _) {
            return Answers.UNKNOWN;
        }
    }

    private String carriedOut(Action action) {
        return switch (action) {
            case Action.Define(var definition) -> {
                stage.definitions().add(definition);
                yield Answers.OK;
            }
            case Action.SpawnPuppet(var name) -> {
                var puppet = spawn(new Puppet(stage, name, self()));
                receive(Message.Entered.class, entered -> entered.puppet().equals(puppet));
                yield Answers.OK;
            }
            case Action.In in -> answer(ask(newest(in.process()), in.operations()));
            case Action.Race(var runners) -> race(runners);
            case Action.Return(var process) -> {
                newest(process).send(new Message.Return());
                yield Answers.OK;
            }
            case Action.SignalFromOutside(var process, var reason) -> {
                newest(process).exit(reason);
                yield Answers.OK;
            }
            case Action.WhereIs(var name) ->
                    whereis(Name.of(name)).map(stage.roster()::label).orElse("undefined");
            case Action.Ask(var question) -> new Administration(stage).answer(question);
            case Action.Wait(var time) -> {
                sleep(time);
                yield Answers.OK;
            }
            case Action.State() -> "state" + new Census(stage).lines();
        };
    }

    private Pid newest(String name) {
        return stage.roster().newest(name);
    }

    /// Tells several processes to go before listening to any of them.
    private String race(List<Action.In> runners) {
        var processes = runners.stream().map(runner -> newest(runner.process())).toList();
        List<Ref> asked = new ArrayList<>();
        for (int i = 0; i < runners.size(); i++) {
            asked.add(ask(processes.get(i), runners.get(i).operations()));
        }
        return asked.stream().map(this::answer).collect(Collectors.joining(" | "));
    }

    private static Ref ask(Pid process, List<Operation> operations) {
        var reference = monitor(process);
        process.send(new Message.Do(self(), reference, operations));
        return reference;
    }

    private String answer(Ref reference) {
        return switch (receive(Object.class, message -> answers(message, reference))) {
            case Message.Done(_, var results) -> {
                demonitorFlush(reference);
                yield String.join(" ; ", results);
            }
            case Down(_, _, ExitReason.NoProcess _) -> "not_alive";
            default -> "gone";
        };
    }

    private static boolean answers(Object message, Ref reference) {
        return message instanceof Message.Done(var to, _) && to.equals(reference)
                || message instanceof Down(var of, _, _) && of.equals(reference);
    }
}
