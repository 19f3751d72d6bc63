package dev.coppice.supervisor;

/// Why a list of children, or one child, is refused: the reason with which such a supervisor fails
/// to start, before any child has started (C-02).
public sealed interface InvalidSpec {

    /// Two children have the same id.
    record DuplicateId(Object id) implements InvalidSpec {
        @Override
        public String toString() {
            return "two children are called "
                    + Offender.named(id)
                    + ": give each its own id, as in ChildSpec.id(…)";
        }
    }

    /// A significant child, of a supervisor that never shuts down by itself (U-01).
    record NeverSignificant(Object id) implements InvalidSpec {
        @Override
        public String toString() {
            return "child "
                    + Offender.named(id)
                    + " is significant, but its supervisor's autoShutdown is NEVER";
        }
    }

    /// A significant child that is permanent, so that it never finishes (U-02).
    record PermanentSignificant(Object id) implements InvalidSpec {
        @Override
        public String toString() {
            return "child "
                    + Offender.named(id)
                    + " is significant and permanent: make it transient or temporary";
        }
    }
}
