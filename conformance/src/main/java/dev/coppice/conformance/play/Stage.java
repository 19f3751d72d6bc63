package dev.coppice.conformance.play;

import static dev.coppice.process.Processes.self;

import dev.coppice.process.Down;
import dev.coppice.process.Exit;
import dev.coppice.process.ExitReason;

/// What the processes of one running scenario share, and how they tell it about themselves.
record Stage(Definitions definitions, Roster roster, Journal journal, Wording wording) {

    static Stage empty() {
        var roster = new Roster();
        return new Stage(new Definitions(), roster, new Journal(), new Wording(roster));
    }

    /// Gives the running process its label and writes down that it has started.
    void enter(String name, Roster.Kind kind) {
        journal.happened("start " + roster.enter(self(), name, kind).label());
    }

    /// Writes down that the terminate callback of the running process has been called.
    void terminating(ExitReason reason) {
        roster.terminating(self(), reason);
        journal.happened("terminate " + ownLabel() + " " + wording.reason(reason));
    }

    /// Writes down that the running process has received something.
    void received(String what) {
        journal.received(ownLabel(), what);
    }

    /// Writes down a message that the running process has received.
    void note(Object message) {
        received(
                switch (message) {
                    case Exit(var from, var reason) ->
                            "EXIT " + roster.label(from) + " " + wording.reason(reason);
                    case Down(var reference, var process, var reason) ->
                            "DOWN "
                                    + roster.name(reference)
                                    + " "
                                    + wording.term(process)
                                    + " "
                                    + wording.reason(reason);
                    case Message.Said(var from, var word) -> "MSG " + from + " " + word;
                    default -> "OTHER " + message;
                });
    }

    String ownLabel() {
        return roster.label(self());
    }

    /// Carries out, in the running process, what it was asked to do, and answers.
    void perform(Message.Do asked) {
        var performer = new Performer(this);
        var results = asked.operations().stream().map(performer::perform).toList();
        asked.from().send(new Message.Done(asked.reference(), results));
    }
}
