package io.lanewise.io.hdf5;

/**
 * A shape (message 0x01).
 *
 * @param sizes the sizes, none for a scalar
 * @param most what the sizes may grow to, {@link #UNLIMITED} for any size
 * @param isNull whether there is no element at all, not even one
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed
record Dataspace(long[] sizes, long[] most, boolean isNull) {
    static final long UNLIMITED = -1;

    private static final int SCALAR = 0;
    private static final int SIMPLE = 1;
    private static final int NULL = 2;
    private static final int HAS_MOST = 1;

    static Dataspace read(Cursor in) {
        int version = in.version(1, 2);
        int rank = in.u8();
        int flags = in.u8();
        if (rank > Bounds.RANK) {
            throw in.error("expected at most " + Bounds.RANK + " dimensions, found " + rank);
        }
        int type = rank == 0 ? SCALAR : SIMPLE;
        if (version == 1) {
            in.skip(5);
        } else {
            type = in.u8();
        }
        if (type > NULL || (type != SIMPLE && rank > 0)) {
            throw in.error("expected a scalar, a shape or nothing, found type " + type + " with " + rank + " dimensions");
        }
        var sizes = new long[rank];
        for (int i = 0; i < rank; i++) {
            sizes[i] = in.length();
        }
        var most = sizes;
        if ((flags & HAS_MOST) != 0) {
            most = new long[rank];
            for (int i = 0; i < rank; i++) {
                most[i] = in.address(); // all bits set: unlimited
                if (most[i] != UNLIMITED && most[i] < sizes[i]) {
                    throw in.error("expected a size of at most " + most[i] + ", which the dataset declares itself, found " + sizes[i]);
                }
            }
        }
        return new Dataspace(sizes, most, type == NULL).checked(in);
    }

    /** How many elements there are. */
    long count() {
        long count = isNull ? 0 : 1;
        for (long size : sizes) {
            count *= size;
        }
        return count;
    }

    private Dataspace checked(Cursor in) {
        long count = 1;
        for (long size : sizes) {
            if (size == 0) {
                return this;
            }
            if (count > Long.MAX_VALUE / size) {
                throw in.error("expected a shape whose elements can be counted, found sizes beyond 2⁶³");
            }
            count *= size;
        }
        return this;
    }
}
