package dev.coppice.todo.database;

import dev.coppice.todo.list.Entry;
import java.nio.file.Path;
import java.util.List;

/// A file with the entries of many lists: all that is asked of a storage engine.
///
/// A store belongs to one thread. What it cannot do it refuses with a [StorageException].
public interface Store extends AutoCloseable {

    /// Keeps an entry and answers when it is committed: from then on neither a crash nor a power
    /// cut takes it away. A list that has an entry of this key already keeps that one alone, so
    /// asking twice stores once.
    ///
    /// @return the entry that the list has for this key
    Entry put(String list, Entry entry);

    /// The entries of a list by ascending id, every one of them checked; none for a list that
    /// nobody has added to.
    List<Entry> entries(String list);

    /// Does several things in one go, which is faster: they are committed when this returns, and
    /// none of them is if it throws.
    void together(Runnable work);

    @Override
    void close();

    /// Opens stores.
    interface Engine {

        /// Where the share of a worker is kept: a path that no other share has.
        Path file(Share share);

        /// Opens the store of a share, and makes it if there is none.
        Store open(Share share);
    }
}
