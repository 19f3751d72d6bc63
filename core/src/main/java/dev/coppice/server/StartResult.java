package dev.coppice.server;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Failures;
import dev.coppice.process.Pid;
import java.util.Optional;

/// How a start went, as a value.
public sealed interface StartResult {

    /// The process runs.
    ///
    /// @param pid the process
    /// @param info what the start function said besides, if anything (T-09)
    record Started(Pid pid, Optional<Object> info) implements StartResult {}

    /// The process chose not to start.
    record Ignored() implements StartResult {}

    /// The process could not start.
    ///
    /// @param reason why
    record Failed(ExitReason reason) implements StartResult {}

    /// Runs a start and answers how it went; only the end of the calling process itself comes
    /// through.
    static StartResult of(Start start) {
        try {
            return new Started(start.start(), Optional.empty());
        } catch (StartIgnored ignored) {
            return new Ignored();
        } catch (StartFailed failed) {
            return new Failed(failed.reason());
        } catch (Throwable failure) {
            return new Failed(Failures.caught(failure));
        }
    }
}
