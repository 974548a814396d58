package io.lanewise.io.hdf5;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.hdf5.Hdf5Type.FixedText;
import io.lanewise.io.hdf5.Hdf5Type.Numeric;
import io.lanewise.io.hdf5.Hdf5Type.Other;
import io.lanewise.io.hdf5.Hdf5Type.VariableText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A named value, or several, that says something about a group or a dataset. */
public final class Hdf5Attribute {
    private final String name;
    private final Hdf5Type type;
    private final Dataspace space;
    private final Cursor values;
    private @Nullable List<String> texts;

    Hdf5Attribute(String name, Hdf5Type type, Dataspace space, Cursor values) {
        this.name = name;
        this.type = type;
        this.space = space;
        this.values = values;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What its values are. */
    public Hdf5Type type() {
        return type;
    }

    /** The sizes of its values' shape, none for a single one. */
    public long[] shape() {
        return space.isNull() ? new long[] {0} : space.sizes().clone();
    }

    /** Whether its values are texts. */
    public boolean isText() {
        return switch (type) {
            case FixedText _, VariableText _ -> true;
            case Numeric _, Other _ -> false;
        };
    }

    /**
     * Its only value, a text.
     *
     * @throws ModelFormatException if it has another number of values or they are no texts
     */
    public String string() throws IOException {
        requireOne();
        return strings().getFirst();
    }

    /**
     * Its values, which are texts, in row-major order. Where there are none their type does not matter: h5py writes an empty list as one
     * of numbers.
     *
     * @throws ModelFormatException if they are no texts or damaged
     */
    public List<String> strings() throws IOException {
        var known = texts;
        if (known != null) {
            return known;
        }
        if (space.count() == 0) {
            return List.of();
        }
        var reader = TextReader.of(type, values.blocks(), values.place(), "the attribute \"" + Hdf5Object.shown(name) + "\"");
        var read = new ArrayList<String>();
        reader.read(values.copy(), space.count(), read);
        var unmodifiable = List.copyOf(read);
        texts = unmodifiable;
        return unmodifiable;
    }

    /**
     * Its only value, a whole number.
     *
     * @throws ModelFormatException if it has another number of values, or it is not a whole number of 64 bits
     */
    public long integer() throws IOException {
        requireOne();
        return integers()[0];
    }

    /**
     * Its values, which are whole numbers, in row-major order.
     *
     * @throws ModelFormatException if they are not, or do not fit into 64 bits with sign
     */
    public long[] integers() throws IOException {
        var reader = NumberReader.ofWhole(type, this::error);
        var numbers = new long[(int) space.count()];
        reader.longs(numbers, 0).put(bytes(), 0, numbers.length);
        return numbers;
    }

    /**
     * Its values, which are any numbers, in row-major order.
     *
     * @throws ModelFormatException if they are not
     */
    public double[] numbers() throws IOException {
        var reader = NumberReader.of(type, this::error);
        var numbers = new double[(int) space.count()];
        reader.doubles(numbers, 0).put(bytes(), 0, numbers.length);
        return numbers;
    }

    private ByteBuffer bytes() {
        return type instanceof Numeric numeric ? values.rest().order(numeric.order()) : values.rest();
    }

    private void requireOne() {
        if (space.count() != 1) {
            throw error("expected one value, found " + space.count());
        }
    }

    private ModelFormatException error(String message) {
        return values.error("attribute \"" + Hdf5Object.shown(name) + "\": " + message);
    }
}
