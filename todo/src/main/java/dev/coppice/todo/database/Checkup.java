package dev.coppice.todo.database;

import java.util.List;
import java.util.stream.Stream;

/// What was found when everything that is stored was read.
///
/// @param lists how many lists there are, deleted ones too
/// @param rows how many rows were read, each with a checksum
/// @param hurt what is not as it was written, each in words
/// @param aside what was found damaged before, and set aside, each in words
public record Checkup(long lists, long rows, List<String> hurt, List<String> aside) {

    /// Nothing was read.
    public static final Checkup NOTHING = new Checkup(0, 0, List.of(), List.of());

    /// Both together.
    public Checkup and(Checkup other) {
        return new Checkup(
                lists + other.lists,
                rows + other.rows,
                Stream.concat(hurt.stream(), other.hurt.stream()).toList(),
                Stream.concat(aside.stream(), other.aside.stream()).toList());
    }

    /// Whether everything is as it was written.
    public boolean isFine() {
        return hurt.isEmpty();
    }
}
