package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import io.lanewise.tensor.Shape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the Python dictionary in the header of a .npy file: exactly the keys descr, fortran_order and shape, in any order. */
final class NpyDictionary {
    /** NumPy's limit. */
    private static final int MOST_AXES = 64;

    private final FileRegion file;
    private final long start;
    private final ByteBuffer text;
    private @Nullable Integer descrAt;
    private @Nullable String descr;
    private @Nullable Boolean fortran;
    private @Nullable Shape shape;

    NpyDictionary(FileRegion file, long start, ByteBuffer text) {
        this.file = file;
        this.start = start;
        this.text = text;
    }

    /** What the dictionary holds. */
    record Content(String descr, ElementType type, boolean fortran, Shape shape) {}

    Content read() {
        expect('{');
        while (peek() != '}') {
            entry();
            if (peek() != '}') {
                expect(',');
            }
        }
        expect('}');
        if (peek() != 0 || text.hasRemaining()) {
            throw error("expected only blanks behind the dictionary");
        }
        if (descr == null || descrAt == null || fortran == null || shape == null) {
            throw error("expected the keys descr, fortran_order and shape");
        }
        return new Content(descr, type(descr, descrAt), fortran, shape);
    }

    private void entry() {
        peek();
        var at = text.position();
        var key = string();
        expect(':');
        if (key.equals("descr") && descr == null) {
            if (peek() == '[') {
                throw error("expected one element type, found several: structured arrays are not read; store their fields one by one");
            }
            descrAt = text.position();
            descr = string();
        } else if (key.equals("fortran_order") && fortran == null) {
            fortran = bool();
        } else if (key.equals("shape") && shape == null) {
            shape = tuple();
        } else {
            text.position(at);
            throw error("expected the keys descr, fortran_order and shape, each once, found another");
        }
    }

    private ElementType type(String name, int at) {
        var order = name.isEmpty() ? ' ' : name.charAt(0);
        var type = ElementType.byNumpyName(name.isEmpty() ? "" : name.substring(1));
        if (type.isEmpty() || (order != '<' && order != '>' && (order != '|' || type.get().bytes() > 1))) {
            text.position(at);
            var objects = name.contains("O") ? "pickled Python objects are never read, they can run programs" : "store the array as one of them";
            throw error("expected elements f2, f4, f8, i1 to i8, u1 to u8 or b1 after < or >, found another type: " + objects);
        }
        return type.get();
    }

    private String string() {
        var quote = peek();
        if (quote != '\'' && quote != '"') {
            throw error("expected a string in quotes");
        }
        text.get();
        var string = new StringBuilder();
        while (text.hasRemaining()) {
            var c = (char) (text.get() & 0xff);
            if (c == quote) {
                return string.toString();
            }
            if (c == '\\' || c < ' ') {
                break;
            }
            string.append(c);
        }
        throw error("expected a string without escapes to end");
    }

    private boolean bool() {
        peek();
        for (var word : List.of("True", "False")) {
            var bytes = ByteBuffer.wrap(word.getBytes(StandardCharsets.US_ASCII));
            if (text.remaining() >= bytes.capacity() && text.slice(text.position(), bytes.capacity()).equals(bytes)) {
                text.position(text.position() + bytes.capacity());
                return word.equals("True");
            }
        }
        throw error("expected True or False");
    }

    private Shape tuple() {
        expect('(');
        var sizes = new long[MOST_AXES];
        var count = 0;
        while (peek() != ')') {
            if (count == MOST_AXES) {
                throw error("expected at most " + MOST_AXES + " axes");
            }
            sizes[count++] = number();
            if (peek() != ')') {
                expect(',');
            } else if (count == 1) {
                throw error("expected a comma behind the only size of a shape");
            }
        }
        var all = Arrays.copyOf(sizes, count);
        var read = Sizes.shape(all, MOST_AXES).orElseThrow(() -> error(Sizes.problem(all, MOST_AXES)));
        expect(')');
        return read;
    }

    private long number() {
        var number = -1L;
        while (peekHere() >= '0' && peekHere() <= '9') {
            number = Math.max(number, 0) * 10 + (text.get() - '0');
            if (number > Integer.MAX_VALUE) {
                throw error("expected sizes up to " + Integer.MAX_VALUE);
            }
        }
        if (number < 0) {
            throw error("expected a size");
        }
        // Python 2 wrote its long integers so.
        if (peekHere() == 'L') {
            text.get();
        }
        return number;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw error("expected '" + wanted + "'");
        }
        text.get();
    }

    /** The next character that is no blank; 0 at the end. */
    private char peek() {
        while (peekHere() == ' ' || peekHere() == '\n' || peekHere() == '\t' || peekHere() == '\r') {
            text.get();
        }
        return peekHere();
    }

    private char peekHere() {
        return text.hasRemaining() ? (char) (text.get(text.position()) & 0xff) : 0;
    }

    private ModelFormatException error(String message) {
        var found = text.hasRemaining() ? "the byte 0x%02x".formatted(text.get(text.position())) : "the end";
        return file.error(start + text.position(), message + ", in the header, found " + found);
    }
}
