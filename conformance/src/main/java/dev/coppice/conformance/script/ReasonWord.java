package dev.coppice.conformance.script;

import dev.coppice.process.ExitReason;

/// The words that stand for exit reasons in scenarios.
public final class ReasonWord {

    private static final String DETAIL = "shutdown(";

    private ReasonWord() {}

    /// Returns the reason that a word stands for.
    public static ExitReason reason(String word) {
        return switch (word) {
            case "normal" -> ExitReason.NORMAL;
            case "shutdown" -> ExitReason.SHUTDOWN;
            case "kill" -> ExitReason.KILL;
            case "killed" -> ExitReason.KILLED;
            case "noproc" -> ExitReason.NO_PROCESS;
            default -> word.startsWith(DETAIL) ? detailed(word) : ExitReason.of(word);
        };
    }

    private static ExitReason detailed(String word) {
        return ExitReason.shutdown(word.substring(DETAIL.length()).replaceFirst("\\)+$", ""));
    }
}
