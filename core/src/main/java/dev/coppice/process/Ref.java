package dev.coppice.process;

/// A reference unlike any other: names a monitor or a timer, and equals only itself.
public class Ref {

    /// Makes a fresh reference.
    public Ref() {}

    @Override
    public final boolean equals(Object other) {
        return this == other;
    }

    @Override
    public final int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "#Ref<" + Integer.toHexString(hashCode()) + ">";
    }
}
