package dev.coppice.todo.cache;

import org.pcollections.AmortizedPQueue;
import org.pcollections.HashTreePSet;
import org.pcollections.MapPSet;

/// Keys under which a change of a list may have been written lately. A value.
///
/// Whoever asks again for what was done is answered with what is kept, and nothing is worked out
/// anew that could not be written anyway.
record RecentKeys(MapPSet<String> all, AmortizedPQueue<String> inOrder) {

    static final RecentKeys NONE = new RecentKeys(HashTreePSet.empty(), AmortizedPQueue.empty());

    /// More than can wait to be written.
    private static final int MOST = 2_048;

    boolean has(String key) {
        return all.contains(key);
    }

    /// One more. The oldest is forgotten when there are many.
    RecentKeys with(String key) {
        AmortizedPQueue<String> order = inOrder.plus(key);
        return order.size() > MOST
                ? new RecentKeys(all.minus(order.peek()).plus(key), order.minus())
                : new RecentKeys(all.plus(key), order);
    }

    /// One less: nothing was written under it.
    RecentKeys without(String key) {
        return new RecentKeys(all.minus(key), inOrder);
    }
}
