package dev.coppice.conformance.script;

import dev.coppice.supervisor.AutoShutdown;
import dev.coppice.supervisor.Restart;
import dev.coppice.supervisor.Shutdown;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a name of a scenario stands for when it is started.
public sealed interface Definition {

    String name();

    /// The supervisor whose child it is from the start on, if any.
    Optional<String> parent();

    /// How its supervisor treats it.
    Care care();

    /// The part of a child specification that does not depend on what is started.
    record Care(Restart restart, Shutdown shutdown, boolean significant) {}

    record OfSupervisor(
            String name,
            Optional<String> parent,
            Care care,
            Arrangement arrangement,
            int intensity,
            Duration period,
            AutoShutdown autoShutdown)
            implements Definition {

        public boolean isDynamic() {
            return arrangement == Arrangement.SIMPLE_ONE_FOR_ONE;
        }
    }

    /// A GenServer.
    ///
    /// @param registered the name that it registers when it starts, if any
    /// @param stubborn whether it takes its time to terminate
    /// @param outcomes what its successive starts do; the last one repeats
    record OfWorker(
            String name,
            Optional<String> parent,
            Care care,
            Optional<String> registered,
            boolean traps,
            boolean stubborn,
            List<Outcome> outcomes)
            implements Definition {

        public OfWorker {
            outcomes = List.copyOf(outcomes);
        }

        /// What happens at the given attempt to start it, counted from one.
        public Outcome outcome(int attempt) {
            return outcomes.get(Math.min(attempt, outcomes.size()) - 1);
        }
    }

    /// The children of a dynamic supervisor: supervisors that are defined under another name.
    record OfTemplate(String name, Optional<String> parent, Care care, String pattern)
            implements Definition {}

    /// How a supervisor arranges its children.
    enum Arrangement {
        ONE_FOR_ONE,
        ONE_FOR_ALL,
        REST_FOR_ONE,
        /// The children come one by one and are all alike: a dynamic supervisor.
        SIMPLE_ONE_FOR_ONE
    }

    /// What one attempt to start a worker does.
    enum Outcome {
        OK,
        IGNORE,
        STOP,
        CRASH,
        EXIT,
        /// Starts, and the start function adds information.
        INFO
    }
}
