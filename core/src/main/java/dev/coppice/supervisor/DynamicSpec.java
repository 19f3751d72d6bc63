package dev.coppice.supervisor;

import java.time.Duration;
import java.util.OptionalInt;

/// What a dynamic supervisor is told when it starts.
///
/// | option | meaning | default |
/// |---|---|---|
/// | `maxChildren` | how many children it may have at once, those being restarted included | no limit |
/// | `intensity` | how many restarts, of all children together, in how many seconds are too many | 3 in 5 s |
public record DynamicSpec(OptionalInt maxChildren, RestartIntensity intensity) {

    /// All options at their defaults.
    public static final DynamicSpec DEFAULT =
            new DynamicSpec(OptionalInt.empty(), RestartIntensity.DEFAULT);

    public DynamicSpec {
        if (maxChildren.isPresent() && maxChildren.getAsInt() < 0) {
            throw new IllegalArgumentException(
                    "at most " + maxChildren.getAsInt() + " children: use zero or more");
        }
    }

    /// The same supervisor, which refuses to have more children than this.
    public DynamicSpec maxChildren(int maxChildren) {
        return new DynamicSpec(OptionalInt.of(maxChildren), intensity);
    }

    /// The same supervisor, which gives up after more than so many restarts in such a period.
    public DynamicSpec intensity(int intensity, Duration period) {
        return new DynamicSpec(maxChildren, new RestartIntensity(intensity, period));
    }
}
