package dev.coppice.todo.tools;

import dev.coppice.todo.book.BookFolder;
import dev.coppice.todo.book.BookList;
import dev.coppice.todo.json.Exported;
import dev.coppice.todo.list.Content;
import dev.coppice.todo.list.Imported;
import dev.coppice.todo.list.Invalid;
import dev.coppice.todo.list.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The lists of the book's system, as an export. What is not a list there, or cannot be one here,
/// is told and left out.
final class BookImport {

    /// How much is told of a folder that is quite another one.
    private static final int FEW = 10;

    private BookImport() {}

    /// @param told hears what is left out
    /// @throws IOException when the folder cannot be read
    /// @throws ToolFailure when there is no list in it
    static String of(Path folder, PrintWriter told) throws IOException {
        BookFolder read = BookFolder.read(folder);
        List<Exported.ExportedList> lists = new ArrayList<>();
        leaveOut(read.unreadable(), read.lists().isEmpty() ? FEW : Integer.MAX_VALUE, told);
        for (BookList list : read.lists()) {
            try {
                lists.add(
                        new Exported.ExportedList(
                                Text.name("the name", list.name()), entries(list, told)));
            } catch (Invalid e) {
                leaveOut(list.name() + ": " + e.getMessage(), told);
            }
        }
        if (lists.isEmpty()) {
            throw new ToolFailure("there is no list of the book's system in " + folder);
        }
        return Exported.text(lists);
    }

    private static List<Imported> entries(BookList list, PrintWriter told) {
        List<Imported> entries = new ArrayList<>();
        for (BookList.Entry entry : list.entries()) {
            try {
                entries.add(imported(Content.titled(entry.title()).on(entry.date())));
            } catch (Invalid e) {
                leaveOut(
                        "%s: entry %d: %s".formatted(list.name(), entry.id(), e.getMessage()),
                        told);
            }
        }
        return entries;
    }

    private static Imported imported(Content content) {
        return new Imported(content, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static void leaveOut(List<String> all, int most, PrintWriter told) {
        all.stream().limit(most).forEach(why -> leaveOut(why, told));
        if (all.size() > most) {
            told.println("left out: %,d more".formatted(all.size() - most));
        }
    }

    private static void leaveOut(String why, PrintWriter told) {
        told.println("left out: " + why);
    }
}
