package dev.coppice.supervisor;

/// Whether a supervisor stops because its significant children have finished.
///
/// A significant child counts as finished when it ends by itself and is not restarted: a temporary
/// one whatever its reason, a transient one when it ended well (U-04). One that the supervisor
/// stops does not count (U-06). The supervisor then stops its other children, last one first, and
/// ends with `shutdown`, which a transient significant child of a supervisor above counts as
/// finished too (U-07).
public enum AutoShutdown {
    /// It does not, and a significant child is refused (U-01).
    NEVER,
    /// As soon as one significant child has finished (U-03).
    ANY_SIGNIFICANT,
    /// When the last active significant child has finished (U-05).
    ALL_SIGNIFICANT;

    /// Returns whether the supervisor stops now that a significant child has finished.
    boolean isDue(boolean othersAreActive) {
        return switch (this) {
            case NEVER -> false;
            case ANY_SIGNIFICANT -> true;
            case ALL_SIGNIFICANT -> !othersAreActive;
        };
    }
}
