package dev.coppice.process;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Something that happened in a node and that somebody may want to hear of: a crash, a restart.
///
/// The library never logs on its own; it emits events to the node's {@link EventSink}.
public interface Event {

    /// How urgent it is, in the logger's words.
    System.Logger.Level level();

    /// A readable account, several lines at most.
    String describe();

    /// A process began. Only for sinks that follow lives.
    ///
    /// @param pid the process
    record Started(Pid pid) implements Event {
        @Override
        public System.Logger.Level level() {
            return System.Logger.Level.TRACE;
        }

        @Override
        public String describe() {
            return "process " + pid + " started";
        }
    }

    /// A process ended; its names are free already, its links and monitors have not heard yet. Only
    /// for sinks that follow lives.
    ///
    /// @param pid the process
    /// @param reason why
    record Ended(Pid pid, ExitReason reason) implements Event {
        @Override
        public System.Logger.Level level() {
            return System.Logger.Level.TRACE;
        }

        @Override
        public String describe() {
            return "process " + pid + " ended: " + reason;
        }
    }

    /// A process died of an error or an uncaught throw (O-01, O-04).
    ///
    /// @param pid the process
    /// @param code what it ran
    /// @param name its registered name
    /// @param label its label
    /// @param reason what it died of
    /// @param ancestors who started it, nearest first
    /// @param messages how many messages were waiting
    /// @param waiting the first ten of them
    /// @param links the processes that hear of it
    /// @param dictionary its dictionary
    /// @param trapExit whether it trapped exits
    record Crashed(
            Pid pid,
            String code,
            Optional<Name> name,
            Optional<String> label,
            ExitReason reason,
            List<Destination> ancestors,
            int messages,
            List<Object> waiting,
            List<Pid> links,
            Map<Object, Object> dictionary,
            boolean trapExit)
            implements Event {
        @Override
        public System.Logger.Level level() {
            return System.Logger.Level.ERROR;
        }

        @Override
        public String describe() {
            return Report.titled(
                            "process "
                                    + pid
                                    + name.map(n -> " (" + n + ")").orElse("")
                                    + " crashed")
                    .line("code", code)
                    .line("label", label)
                    .line("reason", reason)
                    .trace(reason)
                    .line("ancestors", ancestors)
                    .line("messages waiting", messages)
                    .lines(waiting)
                    .line("links", links)
                    .line("dictionary", dictionary.entrySet())
                    .line("traps exits", trapExit)
                    .toString();
        }
    }

    /// A process was ended, but its thread still runs: code that ignores interrupts (H-01).
    ///
    /// @param pid the ended process
    /// @param since how long ago it was ended
    /// @param stack where its thread is
    record Lingers(Pid pid, Duration since, List<StackTraceElement> stack) implements Event {
        @Override
        public System.Logger.Level level() {
            return System.Logger.Level.WARNING;
        }

        @Override
        public String describe() {
            return Report.titled("process " + pid + " was ended, but its thread goes on")
                    .line("for", since.toMillis() / 1000.0 + " s")
                    .line("at", place())
                    .toString();
        }

        /// Where its own code is, whatever of the machine lies above that.
        private Object place() {
            return stack.stream()
                    .filter(frame -> !Report.isMachinery(frame.getClassName()))
                    .findFirst()
                    .or(() -> stack.stream().findFirst())
                    .<Object>map(frame -> frame)
                    .orElse("?");
        }
    }
}
