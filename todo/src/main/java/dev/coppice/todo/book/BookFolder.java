package dev.coppice.todo.book;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// A folder in which the book's system keeps its lists: a file for each, which has the list's name
/// and holds the list as an Erlang term.
///
/// @param lists those that could be read, by name
/// @param unreadable what else is there, and why it is no list
public record BookFolder(List<BookList> lists, List<String> unreadable) {

    /// Reads a folder. A file that makes no sense, since the book's system was killed while it
    /// wrote it, takes no other with it.
    ///
    /// @throws IOException when the folder or a file cannot be read
    public static BookFolder read(Path folder) throws IOException {
        List<BookList> lists = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.sorted().toList()) {
                String name = file.getFileName().toString();
                if (!Files.isRegularFile(file)) {
                    unreadable.add(name + ": not a file");
                    continue;
                }
                try {
                    lists.add(new BookTerm(Terms.of(Files.readAllBytes(file))).list(name));
                } catch (NoList e) {
                    unreadable.add(name + ": " + e.getMessage());
                }
            }
        }
        return new BookFolder(List.copyOf(lists), List.copyOf(unreadable));
    }

    /// Thrown over something that is no list of the book's system.
    static final class NoList extends Exception {
        NoList(String why) {
            super(why, null, false, false);
        }
    }
}
