package dev.coppice.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A set that is mostly empty or of one: held in one field of its owner, as nothing, the element
/// itself, or a linked set once there are more. Guarded by its owner.
final class Few {

    private Few() {}

    /// A set of more than one.
    private static final class Several extends LinkedHashSet<Object> {
        private static final long serialVersionUID = 1L;
    }

    static Object with(@Nullable Object few, Object element) {
        return switch (few) {
            case null -> element;
            case Several several -> {
                several.add(element);
                yield several;
            }
            case Object one when one.equals(element) -> one;
            case Object one -> {
                Several several = new Several();
                several.add(one);
                several.add(element);
                yield several;
            }
        };
    }

    static boolean areSeveral(@Nullable Object few) {
        return few instanceof Several;
    }

    static @Nullable Object without(@Nullable Object few, Object element) {
        return switch (few) {
            case null -> null;
            case Several several -> {
                several.remove(element);
                yield several.isEmpty() ? null : several;
            }
            case Object one -> one.equals(element) ? null : one;
        };
    }

    static boolean has(@Nullable Object few, Object element) {
        return few instanceof Several several ? several.contains(element) : element.equals(few);
    }

    /// The elements in the order they came; a copy.
    @SuppressWarnings("unchecked")
    static <T> List<T> list(@Nullable Object few) {
        return switch (few) {
            case null -> List.of();
            case Several several -> (List<T>) new ArrayList<>((Set<Object>) several);
            case Object one -> List.of((T) one);
        };
    }
}
