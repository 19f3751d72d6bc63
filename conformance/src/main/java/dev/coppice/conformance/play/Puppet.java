package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;

import dev.coppice.process.Body;
import dev.coppice.process.Pid;

/// A plain process: it carries out what it is told, and notes every other message.
record Puppet(Stage stage, String name, Pid spawner) implements Body {

    @Override
    public void run() {
        stage.enter(name, Roster.Kind.PUPPET);
        spawner.send(new Message.Entered(self()));
        while (true) {
            switch (receive()) {
                case Message.Do asked -> stage.perform(asked);
                case Message.Sync(var from, var reference) ->
                        from.send(new Message.Synced(reference));
                case Message.Return _ -> {
                    return;
                }
                case Object other -> stage.note(other);
            }
        }
    }
}
