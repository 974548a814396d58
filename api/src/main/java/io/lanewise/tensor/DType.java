package io.lanewise.tensor;

/** The element types of a {@link Tensor}, with Keras's names. */
public enum DType {
    /** 32-bit IEEE floating point: what models compute in. */
    FLOAT32("float32", 4),
    /** 32-bit signed integers: class labels, token ids. */
    INT32("int32", 4),
    /** 8-bit unsigned integers (0 to 255): images as they come from a file. */
    UINT8("uint8", 1);

    private final String kerasName;
    private final int bytes;

    DType(String kerasName, int bytes) {
        this.kerasName = kerasName;
        this.bytes = bytes;
    }

    /** Bytes an element takes. */
    public int bytes() {
        return bytes;
    }

    /** Keras's name, such as {@code float32}. */
    @Override
    public String toString() {
        return kerasName;
    }
}
