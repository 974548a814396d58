package io.lanewise.io.hdf5;

import io.lanewise.io.hdf5.Hdf5Type.FixedText;
import io.lanewise.io.hdf5.Hdf5Type.VariableText;
import java.io.IOException;
import java.util.List;

/** Reads elements as texts, in UTF-8 (of which ASCII is a part). */
final class TextReader {
    /** What a text is counted for beyond its bytes. */
    private static final int COST = 64;

    private final Hdf5Type type;

    private TextReader(Hdf5Type type) {
        this.type = type;
    }

    /** A reader of texts, or the error that the elements are none. */
    static TextReader of(Hdf5Type type, Blocks blocks, Place place, String what) {
        return switch (type) {
            case FixedText _, VariableText _ -> new TextReader(type);
            default -> throw blocks.error(place.address(), place, "expected texts in " + what + ", found " + type);
        };
    }

    /** Adds the texts of so many elements, which come next, to a list. */
    void read(Cursor in, long count, List<String> texts) throws IOException {
        for (long i = 0; i < count; i++) {
            in.blocks().spend(COST, in.at(), in.place());
            texts.add(type instanceof FixedText fixed ? fixed(in, fixed) : variable(in));
        }
    }

    private static String fixed(Cursor in, FixedText type) {
        var element = in.slice(type.size(), "a text");
        var bytes = element.rest();
        int length = 0;
        switch (type.padding()) {
            case ZERO_TERMINATED -> {
                while (length < type.size() && bytes.get(length) != 0) {
                    length++;
                }
            }
            case ZEROS, SPACES -> {
                int padding = type.padding() == Hdf5Type.Padding.ZEROS ? 0 : ' ';
                length = type.size();
                while (length > 0 && bytes.get(length - 1) == padding) {
                    length--;
                }
            }
        }
        return element.text(length);
    }

    private static String variable(Cursor in) throws IOException {
        long length = in.u32();
        long address = in.address();
        long number = in.u32();
        if (length == 0 || address == 0 || address == Cursor.UNDEFINED) {
            return "";
        }
        return in.blocks().heap().object(address, (int) number, in).text(length);
    }
}
