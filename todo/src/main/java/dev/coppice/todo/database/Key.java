package dev.coppice.todo.database;

import dev.coppice.todo.ground.Digest;
import java.util.HexFormat;

/// What a request for a change is known by, so that the change is made once.
///
/// @param text chosen by whoever asks; unique among the requests about one list
/// @param print a digest of what is asked, to tell when the same text stands for something else
public record Key(String text, String print) {

    private static final int PRINT_BYTES = 12;

    /// The key of a request that says this.
    public static Key of(String text, String... asked) {
        return new Key(text, HexFormat.of().formatHex(Digest.ofAll(asked), 0, PRINT_BYTES));
    }
}
