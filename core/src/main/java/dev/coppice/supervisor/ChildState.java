package dev.coppice.supervisor;

import dev.coppice.process.Pid;

/// What is at the place of a child just now.
public sealed interface ChildState {

    /// The process with this pid, which may have ended a moment ago.
    record Running(Pid pid) implements ChildState {
        @Override
        public String toString() {
            return pid.toString();
        }
    }

    /// Nothing: a restart has failed and will be tried again (Y-17).
    record Restarting() implements ChildState {
        @Override
        public String toString() {
            return "restarting";
        }
    }

    /// Nothing: the child was stopped, has finished, or asked not to be started.
    record NotRunning() implements ChildState {
        @Override
        public String toString() {
            return "undefined";
        }
    }
}
