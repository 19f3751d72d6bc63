package dev.coppice.process;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The processes of a node that are not gone. They stand in a few rings, each with a lock of its
/// own, and know their neighbours there: entering and leaving need no hash and no room, however
/// many there are.
final class ProcessTable {

    private static final int RINGS = 32; // a power of two

    private final Ring[] rings = new Ring[RINGS];

    ProcessTable() {
        for (int i = 0; i < RINGS; i++) {
            rings[i] = new Ring();
        }
    }

    void add(LocalProcess process) {
        ring(process).add(process);
    }

    /// Removes a process, if it is there.
    void remove(LocalProcess process) {
        ring(process).remove(process);
    }

    private Ring ring(LocalProcess process) {
        return rings[(int) process.number() & RINGS - 1];
    }

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        int size = 0;
        for (Ring ring : rings) {
            size += ring.size;
        }
        return size;
    }

    List<LocalProcess> all() {
        List<LocalProcess> all = new ArrayList<>(size());
        for (Ring ring : rings) {
            ring.addTo(all);
        }
        return all;
    }

    /// Some of the processes. Each one's neighbours are guarded by their ring; it has none while it
    /// is not in one.
    private static final class Ring {

        private @Nullable LocalProcess newest;
        private volatile int size;

        @SuppressWarnings("NonAtomicVolatileUpdate") // written under the lock only
        private synchronized void add(LocalProcess process) {
            LocalProcess before = newest;
            if (before == null) {
                join(process, process);
            } else {
                LocalProcess oldest = before.newer;
                join(before, process);
                join(process, oldest);
            }
            newest = process;
            size++;
        }

        @SuppressWarnings("NonAtomicVolatileUpdate") // as above
        private synchronized void remove(LocalProcess process) {
            LocalProcess older = process.older;
            if (older == null) {
                return;
            }
            if (older == process) {
                newest = null;
            } else {
                join(older, process.newer);
                if (newest == process) {
                    newest = older;
                }
            }
            process.older = null;
            process.newer = process;
            size--;
        }

        private static void join(LocalProcess older, LocalProcess newer) {
            older.newer = newer;
            newer.older = older;
        }

        private synchronized void addTo(List<LocalProcess> all) {
            LocalProcess next = newest;
            if (next != null) {
                do {
                    next = next.newer;
                    all.add(next);
                } while (next != newest);
            }
        }
    }
}
