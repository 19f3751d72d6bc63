package dev.coppice.registry;

import dev.coppice.interleavings.Explored;
import dev.coppice.process.EventSink;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The entries of a registry, changed by several processes at once, behave as if one changed them,
/// one step after another.
class EntriesLincheckTest {

    private static final Node NODE =
            Node.start(NodeOptions.named("entries").events(EventSink.none()));
    private static final Pid A = NODE.spawn(Processes::receive);
    private static final Pid B = NODE.spawn(Processes::receive);

    /// What Lincheck calls from several threads.
    public abstract static class Changed {

        private final Entries entries;

        Changed(Entries entries) {
            this.entries = entries;
        }

        @Operation
        public boolean addsA() {
            return entries.add(new Entry("key", A, 1)).isEmpty();
        }

        @Operation
        public boolean addsB() {
            return entries.add(new Entry("key", B, 1)).isEmpty();
        }

        @Operation
        public int removesA() {
            return entries.remove("key", A, value -> value.equals(1));
        }

        @Operation
        public int removesB() {
            return entries.remove("key", B, value -> value.equals(1));
        }

        @Operation
        public long hasA() {
            return entries.at("key").stream().filter(entry -> entry.pid().equals(A)).count();
        }

        @Validate
        public void asManyAsAreCounted() {
            if (entries.count() != entries.all().count()) {
                throw new AssertionError(
                        entries.all().toList() + ", but counted " + entries.count());
            }
        }
    }

    /// One entry a key.
    public static class Unique extends Changed {
        public Unique() {
            super(new UniqueEntries());
        }
    }

    /// Any number of entries a key.
    public static class Duplicate extends Changed {
        public Duplicate() {
            super(new DuplicateEntries());
        }
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void uniqueEntriesAreLinearizable() {
        Explored.check(Unique.class, "addsA");
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void duplicateEntriesAreLinearizable() {
        Explored.check(Duplicate.class, "addsA");
    }
}
