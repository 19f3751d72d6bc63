package dev.coppice.todo.book;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.coppice.todo.book.BookFolder.NoList;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// Reads terms in Erlang's external term format.
///
/// Erlang's own library for Java takes every length that it reads at its word, and memory runs out
/// over a file of 400 bytes that has a wrong one. Here nothing is longer than the file.
final class Terms {

    private static final int VERSION = 131;
    private static final int DEEPEST = 100;
    private static final int LARGEST = 256 * 1024 * 1024;

    private final ByteBuffer in;
    private int depth;

    private Terms(ByteBuffer in) {
        this.in = in;
    }

    /// The term that these bytes are, all of them.
    static Term of(byte[] bytes) throws NoList {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (Byte.toUnsignedInt(in.get()) != VERSION) {
                throw new NoList("it does not begin as Erlang terms do");
            }
            boolean compressed = in.remaining() > 5 && in.get(in.position()) == 80;
            Terms terms = new Terms(compressed ? inflated(in) : in);
            Term term = terms.term();
            if (terms.in.hasRemaining()) {
                throw new NoList("there is more in it than one Erlang term");
            }
            return term;
        } catch (BufferUnderflowException e) {
            throw new NoList("it ends in the middle of an Erlang term");
        }
    }

    private static ByteBuffer inflated(ByteBuffer in) throws NoList {
        in.get();
        int size = in.getInt();
        if (size < 0 || size > LARGEST) {
            throw new NoList("it is too large");
        }
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(in);
            byte[] some = new byte[64 * 1024];
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (all.size() <= size && !inflater.finished()) {
                int length = inflater.inflate(some);
                if (length == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    break;
                }
                all.write(some, 0, length);
            }
            if (all.size() != size) {
                throw new NoList("it is compressed, and not whole");
            }
            return ByteBuffer.wrap(all.toByteArray());
        } catch (DataFormatException e) {
            throw new NoList("it is compressed, and damaged");
        }
    }

    private Term term() throws NoList {
        if (++depth > DEEPEST) {
            throw new NoList("its Erlang term is too deep");
        }
        try {
            int tag = unsignedByte();
            return switch (tag) {
                case 70 -> new Term.OtherNumber(String.valueOf(in.getDouble()));
                case 97 -> new Term.Whole(unsignedByte());
                case 98 -> new Term.Whole(in.getInt());
                case 100 -> atom(unsignedShort(), ISO_8859_1);
                case 115 -> atom(unsignedByte(), ISO_8859_1);
                case 118 -> atom(unsignedShort(), UTF_8);
                case 119 -> atom(unsignedByte(), UTF_8);
                case 104 -> new Term.Tuple(terms(unsignedByte()));
                case 105 -> new Term.Tuple(terms(length()));
                case 106 -> new Term.ListOf(List.of());
                case 107 -> string();
                case 108 -> list();
                case 109 -> new Term.Binary(bytes(length()));
                case 110 -> big(unsignedByte());
                case 111 -> big(length());
                case 116 -> map(length());
                default -> throw new NoList("it has an Erlang term of an unknown kind, " + tag);
            };
        } finally {
            depth--;
        }
    }

    private Term atom(int length, Charset charset) {
        return new Term.Atom(charset.decode(bytes(length)).toString());
    }

    private List<Term> terms(int count) throws NoList {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            terms.add(term());
        }
        return terms;
    }

    /// Small numbers, each a byte.
    private Term string() {
        ByteBuffer bytes = bytes(unsignedShort());
        List<Term> numbers = new ArrayList<>();
        while (bytes.hasRemaining()) {
            numbers.add(new Term.Whole(Byte.toUnsignedInt(bytes.get())));
        }
        return new Term.ListOf(numbers);
    }

    private Term list() throws NoList {
        List<Term> elements = terms(length());
        Term tail = term();
        if (!tail.equals(new Term.ListOf(List.of()))) {
            elements.add(tail);
        }
        return new Term.ListOf(elements);
    }

    private Term map(int count) throws NoList {
        Map<Term, Term> fields = new HashMap<>();
        for (int i = 0; i < count; i++) {
            Term key = term();
            fields.put(key, term());
        }
        return new Term.MapOf(fields);
    }

    private Term big(int length) {
        int sign = unsignedByte() == 0 ? 1 : -1;
        byte[] digits = new byte[require(length)];
        in.get(digits);
        BigInteger number = new BigInteger(sign, highestFirst(digits));
        return number.bitLength() < Long.SIZE
                ? new Term.Whole(number.longValueExact())
                : new Term.OtherNumber(number.toString());
    }

    private static byte[] highestFirst(byte[] digits) {
        byte[] reversed = new byte[digits.length];
        for (int i = 0; i < digits.length; i++) {
            reversed[i] = digits[digits.length - 1 - i];
        }
        return reversed;
    }

    private ByteBuffer bytes(int length) {
        ByteBuffer bytes = in.slice(in.position(), require(length));
        in.position(in.position() + length);
        return bytes;
    }

    /// A length that there can be.
    private int require(int length) {
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private int length() {
        int length = in.getInt();
        return length < 0 ? require(Integer.MAX_VALUE) : length;
    }

    private int unsignedByte() {
        return Byte.toUnsignedInt(in.get());
    }

    private int unsignedShort() {
        return Short.toUnsignedInt(in.getShort());
    }
}
