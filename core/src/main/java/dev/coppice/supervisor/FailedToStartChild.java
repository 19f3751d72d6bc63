package dev.coppice.supervisor;

import dev.coppice.process.ExitReason;

/// Why a supervisor did not start: this child of its list failed to. It stands inside a `shutdown`
/// (S-03).
public record FailedToStartChild(Object id, ExitReason reason) {
    @Override
    public String toString() {
        return "failed_to_start_child(" + Offender.named(id) + "," + reason + ")";
    }
}
