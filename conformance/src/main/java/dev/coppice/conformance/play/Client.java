package dev.coppice.conformance.play;

import dev.coppice.conformance.script.Operation;
import dev.coppice.conformance.script.Request;
import dev.coppice.process.Destination;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import java.time.Duration;

/// What the running process does with servers, and what came of it.
record Client(Stage stage) {

    String result(Operation.Serving operation) {
        return switch (operation) {
            case Operation.Start(var name) -> start(name);
            case Operation.Call(var process, var request, var limit) ->
                    answers().safely(() -> reply(newest(process), request, limit));
            case Operation.CallName(var name, var request, var limit) ->
                    answers().safely(() -> reply(Name.of(name), request, limit));
            case Operation.MustCall(var process, var request, var limit) ->
                    reply(newest(process), request, limit);
            case Operation.Cast(var process, var request) -> {
                GenServer.cast(newest(process), request);
                yield Answers.OK;
            }
            case Operation.Ask(var question) -> new Administration(stage).answer(question);
        };
    }

    private String start(String name) {
        return answers().started(new Starts(stage).start(stage.definitions().of(name)));
    }

    private static String reply(Destination server, Request.Ask request, Duration limit) {
        return "reply " + GenServer.call(server, request, limit);
    }

    private Pid newest(String name) {
        return stage.roster().newest(name);
    }

    private Answers answers() {
        return new Answers(stage.wording());
    }
}
