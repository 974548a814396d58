package io.lanewise.io.hdf5;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.hdf5.Hdf5Type.Numeric;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An array in a file. Its shape is bounded by the file: what is stored plainly lies inside it, and what is compressed or was never
 * written is at most 1032 times as large, so that an array of {@link #count} elements can be made for it.
 */
public final class Hdf5Dataset extends Hdf5Object {
    private final Hdf5Type type;
    private final Dataspace space;
    private final Layout layout;
    private final Filters filters;

    private Hdf5Dataset(Blocks blocks, Place place, ObjectHeader header, Hdf5Type type, Dataspace space, Layout layout, Filters filters) {
        super(blocks, place, header);
        this.type = type;
        this.space = space;
        this.layout = layout;
        this.filters = filters;
    }

    static Hdf5Dataset of(Blocks blocks, Place place, ObjectHeader header) throws IOException {
        if (header.has(MessageType.EXTERNAL_FILES)) {
            throw blocks.error(place.address(), place, "the data are in other files (external), which is refused because files must be complete in themselves");
        }
        var space = Dataspace.read(required(blocks, place, header, MessageType.DATASPACE));
        var type = DatatypeMessage.read(required(blocks, place, header, MessageType.DATATYPE));
        var layout = Layout.read(required(blocks, place, header, MessageType.LAYOUT), space, type.size());
        var filters = Filters.read(header);
        checkSize(blocks, place, space, type, layout, filters);
        var dataset = new Hdf5Dataset(blocks, place, header, type, space, layout, filters);
        return dataset.isMarkedBfloat16() ? dataset.as(new Numeric(NumberKind.BFLOAT16, ByteOrder.LITTLE_ENDIAN)) : dataset;
    }

    private static Cursor required(Blocks blocks, Place place, ObjectHeader header, MessageType type) {
        return header.find(type).orElseThrow(() -> blocks.error(place.address(), place, "expected a dataset with a " + type + ", found none")).open();
    }

    /** Before anybody makes an array for the elements. */
    private static void checkSize(Blocks blocks, Place place, Dataspace space, Hdf5Type type, Layout layout, Filters filters) {
        long count = space.count();
        var declared = "the shape " + Arrays.toString(space.sizes()) + " of " + type;
        switch (layout) {
            case Layout.Plain _ when !filters.steps().isEmpty() ->
                throw blocks.error(place.address(), place, "expected filters on chunks only, found some on data in a row");
            case Layout.Plain plain when plain.address() != Cursor.UNDEFINED -> {
                blocks.requireInside(plain.address(), plain.bytes(), "a dataset's elements", place);
                if (count > plain.bytes() / type.size() || count * type.size() != plain.bytes()) {
                    throw blocks.error(place.address(), place, "expected the bytes of " + declared + ", found " + plain.bytes());
                }
            }
            case Layout.Plain _ -> checkExpansion(blocks, place, count, type.size(), declared);
            case Layout.Chunked chunked -> {
                var grid = new ChunkGrid(space, chunked.sizes());
                checkExpansion(blocks, place, count, type.size(), declared);
                checkExpansion(blocks, place, grid.count(), grid.chunkElements() * type.size(), declared + ", in " + grid.count() + " chunks");
            }
        }
    }

    private static void checkExpansion(Blocks blocks, Place place, long count, int bytesEach, String declared) {
        long most = blocks.region().size() * Bounds.EXPANSION;
        if (count > most / bytesEach) {
            throw blocks.error(place.address(), place, "expected data that take at most " + Bounds.EXPANSION + " times the file's "
                    + blocks.region().size() + " bytes, found " + declared);
        }
    }

    /** Keras stores bfloat16 as bytes that HDF5 knows nothing of and says so in an attribute. */
    private boolean isMarkedBfloat16() throws IOException {
        if (!DatatypeMessage.isTwoOpaqueBytes(type)) {
            return false;
        }
        var mark = attribute("dtype");
        return mark.isPresent() && mark.get().isText() && mark.get().strings().equals(List.of("bfloat16"));
    }

    private Hdf5Dataset as(Hdf5Type other) {
        return new Hdf5Dataset(blocks(), place(), header(), other, space, layout, filters);
    }

    /** What the elements are. */
    public Hdf5Type type() {
        return type;
    }

    /** The sizes of the shape, none for a single element; {@code [0]} where the file holds a dataset without any (h5py's Empty). */
    public long[] shape() {
        return space.isNull() ? new long[] {0} : space.sizes().clone();
    }

    /** How many elements there are. */
    public long count() {
        return space.count();
    }

    /**
     * Reads all elements, which are any numbers, in row-major order, rounded to float where they are finer.
     *
     * @param target takes {@link #count} elements from {@code offset} on. Modified.
     * @throws ModelFormatException if the elements are no numbers or damaged
     * @throws IndexOutOfBoundsException if the target is too short
     */
    public void readFloats(float[] target, int offset) throws IOException {
        checkRoom(target.length, offset);
        read(numbers().floats(target, offset));
    }

    /**
     * The bytes of the elements, if these are float32, little-endian and in one row: they need no conversion and cannot turn out to be
     * damaged, and several threads may read them at once.
     */
    public Optional<FileRegion> plainFloats() {
        return layout instanceof Layout.Plain plain && plain.address() != Cursor.UNDEFINED && type.equals(new Numeric(NumberKind.FLOAT32, ByteOrder.LITTLE_ENDIAN))
                ? Optional.of(blocks().region().slice(plain.address(), plain.bytes(), path()))
                : Optional.empty();
    }

    /** Reads all elements as {@link #readFloats} does, rounded to double where they are whole and larger than 2⁵³. */
    public void readDoubles(double[] target, int offset) throws IOException {
        checkRoom(target.length, offset);
        read(numbers().doubles(target, offset));
    }

    /**
     * Reads all elements, which are whole numbers or booleans, in row-major order.
     *
     * @param target takes {@link #count} elements from {@code offset} on. Modified.
     * @throws ModelFormatException if the elements are not whole, do not fit into 32 bits with sign, or are damaged
     * @throws IndexOutOfBoundsException if the target is too short
     */
    public void readInts(int[] target, int offset) throws IOException {
        checkRoom(target.length, offset);
        read(wholeNumbers().ints(target, offset));
    }

    /** Reads all elements as {@link #readInts} does, within 64 bits with sign. */
    public void readLongs(long[] target, int offset) throws IOException {
        checkRoom(target.length, offset);
        read(wholeNumbers().longs(target, offset));
    }

    /** Reads all elements as {@link #readInts} does, which must take one byte in the file and are not converted. */
    public void readBytes(byte[] target, int offset) throws IOException {
        checkRoom(target.length, offset);
        read(wholeNumbers().bytes(target, offset));
    }

    /**
     * All elements, which are texts, in row-major order.
     *
     * @throws ModelFormatException if the elements are no texts or damaged
     */
    public List<String> readStrings() throws IOException {
        var own = blocks().anew();
        var reader = TextReader.of(type, own, place(), "the dataset");
        own.spend(Math.min(count(), Bounds.METADATA_BYTES) * Long.BYTES, place().address(), place()); // before an array is made for them
        var texts = new String[(int) count()];
        var run = new ArrayList<String>();
        reader(own).read(layout, filters, (bytes, index, count) -> {
            run.clear();
            reader.read(new Cursor(own, place(), "a dataset's texts", place().address(), bytes.order(ByteOrder.LITTLE_ENDIAN)), count, run);
            for (int i = 0; i < count; i++) {
                texts[(int) index + i] = run.get(i);
            }
        });
        return List.of(texts);
    }

    private NumberReader numbers() {
        return NumberReader.of(type, message -> blocks().error(place().address(), place(), message));
    }

    private NumberReader wholeNumbers() {
        return NumberReader.ofWhole(type, message -> blocks().error(place().address(), place(), message));
    }

    private void read(ElementSink sink) throws IOException {
        reader(blocks().anew()).read(layout, filters, sink);
    }

    private DatasetReader reader(Blocks own) {
        var order = type instanceof Numeric numeric ? numeric.order() : ByteOrder.LITTLE_ENDIAN;
        return new DatasetReader(own, place(), space, type.size(), order, header());
    }

    private void checkRoom(int length, int offset) {
        if (count() > Integer.MAX_VALUE) {
            throw blocks().error(place().address(), place(), "expected at most 2³¹ - 1 elements, as many as an array holds, found " + count());
        }
        Objects.checkFromIndexSize(offset, (int) count(), length);
    }
}
