package dev.coppice.todo.database;

import dev.coppice.todo.list.Change;
import dev.coppice.todo.list.ListId;
import dev.coppice.todo.list.Summary;
import dev.coppice.todo.list.TodoList;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A file with many lists: all that is asked of a storage engine.
///
/// A store belongs to one thread. What it cannot do it refuses with a [StorageException].
public interface Store extends AutoCloseable {

    /// Writes a change of a list, together with the key that it was asked for with: it is made once
    /// for each key, and only of the revision that it changes.
    ///
    /// @param after what the list is then
    Written write(Key key, Change change, TodoList after);

    /// The change of a list that was written under a key, if there is one.
    Optional<Kept> kept(ListId list, String key);

    /// A list, every row of it checked; none if it was never created.
    Optional<TodoList> list(ListId list);

    /// A list from afar; none if it was never created.
    Optional<Summary> summary(ListId list);

    /// All lists from afar, deleted ones too, every row of them checked.
    List<Summary> summaries();

    /// Entries of lists that are not deleted, in the order that was asked for.
    List<Search.Found> find(Search search);

    /// Sets aside entries and changes that are damaged, so that the rest of their lists can be
    /// used, and makes the rows of lists anew that are. Refuses with [StorageFailure.Damaged.Page]
    /// where it takes more than that.
    ///
    /// @return what has become of which list, each in words
    List<String> setAside(Instant now);

    /// Sets aside changes that are damaged, and nothing else: lists stay as they are for whoever
    /// has one in memory. Refuses as [#setAside] does.
    ///
    /// @return which of which list, each in words
    List<String> setChangesAside(Instant now);

    /// Makes the file anew of all that can be read of it, if pages of it are damaged. What is lost
    /// is in a copy of the file as it was, which stays beside it. Not to be asked
    /// [together][#together] with other things.
    ///
    /// @return what has become of what, each in words; nothing if there is nothing to mend
    List<String> mend(Instant now);

    /// Reads everything, and says what of it is damaged.
    Checkup check();

    /// Makes a copy of all that is committed, as another file of this kind, which must not be there
    /// yet.
    void copyTo(Path copy);

    /// Forgets what was changed, and what was deleted, before a moment.
    void forget(Instant before);

    /// Does several things in one go, which is faster: they are committed when this returns, so
    /// that neither a crash nor a power cut takes them away, and none of them is if it throws. It
    /// does so with [StorageFailure.Damaged] when a change could be written only in part.
    void together(Runnable work);

    @Override
    void close();

    /// Opens stores.
    interface Engine {

        /// Where the share of a worker is kept: a path that no other share has.
        Path file(Share share);

        /// Opens the store of a share, and makes it if there is none.
        Store open(Share share);

        /// Opens the store of a share once more, only to read: it sees what is committed, and does
        /// not wait for what is being written.
        Store openToRead(Share share);
    }
}
