package dev.coppice.shell;

import dev.coppice.process.Body;
import dev.coppice.process.Processes;

/// What the shell process does: evaluates what it is sent, one after another, until it ends of it.
record ShellProcess() implements Body {

    /// What the shell process is labelled.
    static final String LABEL = "shell";

    @Override
    public void run() throws Throwable {
        Processes.label(LABEL);
        for (; ; ) {
            Processes.receive(Evaluation.class).run();
        }
    }
}
