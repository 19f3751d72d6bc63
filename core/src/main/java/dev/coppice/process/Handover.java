package dev.coppice.process;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// Where work is handed to a runner that looks for some before it rests, or before it leaves the
/// process that it has run: directly, past the queue, which spares both sides half of what two
/// processors have to tell each other.
///
/// One runner at a time looks. Who brings work meanwhile and finds it taken already wakes nobody,
/// for the looker sees to what else has come when it has stopped.
final class Handover {

    private static final Object NOBODY = new Object();
    private static final Object LOOKING = new Object();

    /// In the middle of nothing, so that nothing else shares its cache line.
    private static final int PLACE = 16;

    private final AtomicReferenceArray<Object> places = new AtomicReferenceArray<>(2 * PLACE + 1);

    Handover() {
        places.set(PLACE, NOBODY);
    }

    /// A runner begins to look, unless another does.
    boolean begin() {
        return places.get(PLACE) == NOBODY && places.compareAndSet(PLACE, NOBODY, LOOKING);
    }

    /// Whether there is something for the runner that looks.
    boolean isGiven() {
        return places.getOpaque(PLACE) != LOOKING;
    }

    /// The runner that looked has stopped; answers what it was given.
    Scheduler.@Nullable Ready end() {
        return places.getAndSet(PLACE, NOBODY) instanceof Scheduler.Ready given ? given : null;
    }

    /// Hands work over, if a runner looks and has none yet.
    boolean give(Scheduler.Ready work) {
        return places.get(PLACE) == LOOKING && places.compareAndSet(PLACE, LOOKING, work);
    }

    /// Whether a runner looks.
    boolean isLookedAt() {
        return places.get(PLACE) != NOBODY;
    }
}
