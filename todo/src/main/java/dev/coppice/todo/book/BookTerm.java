package dev.coppice.todo.book;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.book.BookFolder.NoList;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A term that should be a list, an entry or a date of the book's system: structs of Elixir, which
/// are maps with their module's name.
record BookTerm(Term term) {

    BookList list(String name) throws NoList {
        requireStruct("Elixir.Todo.List", "a to-do list");
        if (!(field("entries").term() instanceof Term.MapOf(var entries))) {
            throw new NoList("its entries are no map");
        }
        List<BookList.Entry> all = new ArrayList<>();
        for (Term entry : entries.values()) {
            all.add(new BookTerm(entry).entry());
        }
        all.sort(Comparator.comparingLong(BookList.Entry::id));
        return new BookList(name, List.copyOf(all));
    }

    private BookList.Entry entry() throws NoList {
        return new BookList.Entry(
                field("id").number(), field("date").date(), field("title").text());
    }

    private LocalDate date() throws NoList {
        requireStruct("Elixir.Date", "a date");
        try {
            return LocalDate.of(
                    Math.toIntExact(field("year").number()),
                    Math.toIntExact(field("month").number()),
                    Math.toIntExact(field("day").number()));
        } catch (DateTimeException | ArithmeticException e) {
            throw new NoList("there is no such day: " + e.getMessage());
        }
    }

    private long number() throws NoList {
        if (term instanceof Term.Whole(var number)) {
            return number;
        }
        throw new NoList("not a number: " + term);
    }

    private String text() throws NoList {
        try {
            if (term instanceof Term.Binary(var bytes)) {
                return UTF_8.newDecoder().decode(bytes.duplicate()).toString();
            }
        } catch (CharacterCodingException notUtf8) {
            // told below
        }
        throw new NoList("not a text: " + term);
    }

    private void requireStruct(String module, String what) throws NoList {
        if (!(term instanceof Term.MapOf)
                || !field("__struct__").term().equals(new Term.Atom(module))) {
            throw new NoList("an Erlang term, but not " + what);
        }
    }

    private BookTerm field(String name) throws NoList {
        Term value =
                term instanceof Term.MapOf(var fields) ? fields.get(new Term.Atom(name)) : null;
        if (value == null) {
            throw new NoList("it has no " + name);
        }
        return new BookTerm(value);
    }
}
