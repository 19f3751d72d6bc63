package dev.coppice.supervisor;

import dev.coppice.process.ExitReason;
import java.util.Locale;

/// When a supervisor starts an ended child again.
///
/// ```java
/// ChildSpec.worker("import", () -> Import.startLink(file)).restart(Restart.TRANSIENT)
/// ```
///
/// The import starts again when it crashes or is killed. When it has read the whole file and ends
/// with `normal`, it stays ended: its place is kept, and [Supervisor#restartChild] starts it again
/// on request.
///
/// | ended with | permanent | transient | temporary |
/// |---|---|---|---|
/// | `normal`, `shutdown`, `shutdown(x)` | restarted | place kept | forgotten |
/// | anything else, `killed` included | restarted | restarted | forgotten |
///
/// A restart is immediate (T-10), is the same start function run once more (T-07), and counts
/// against the [RestartIntensity] of the supervisor, whatever the reason was (T-11).
///
/// A supervisor that gives up ends with `shutdown`: as a transient child it is *not* restarted
/// (I-08). Make a supervisor permanent unless the whole branch may disappear.
public enum Restart {
    /// Always: the child is needed as long as its supervisor lives (T-01). The default.
    PERMANENT,
    /// Only after an abnormal end: the child has a task to finish (T-02, T-03).
    TRANSIENT,
    /// Never, and the supervisor forgets it when it ends: somebody else asks for a new one when
    /// there is need (T-04). It neither counts as a restart nor touches its siblings (T-06), but it
    /// is stopped, for good, when the siblings are restarted together (Y-09).
    TEMPORARY;

    /// Returns whether a child that ended with this reason is started again.
    public boolean after(ExitReason reason) {
        return switch (this) {
            case PERMANENT -> true;
            case TRANSIENT -> !reason.isOrderly();
            case TEMPORARY -> false;
        };
    }

    /// Returns whether the supervisor keeps the place of such a child when it is not running.
    boolean keepsPlace() {
        return this != TEMPORARY;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
