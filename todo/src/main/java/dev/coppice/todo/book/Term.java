package dev.coppice.todo.book;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/// A value of Erlang, as far as lists of the book's system are made of them.
sealed interface Term {

    record Atom(String name) implements Term {}

    record Whole(long value) implements Term {}

    /// Bytes, which are a text if they are UTF-8. To be read only, and from the start.
    record Binary(ByteBuffer bytes) implements Term {}

    record MapOf(Map<Term, Term> fields) implements Term {}

    record Tuple(List<Term> elements) implements Term {}

    record ListOf(List<Term> elements) implements Term {}

    /// A number that is not whole, or too large.
    record OtherNumber(String digits) implements Term {}
}
