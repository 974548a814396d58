package io.lanewise.io;

import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.Optional;

/**
 * How files store the elements of arrays. A {@link io.lanewise.tensor.Tensor} has three types only, so a file's elements become those of
 * the nearest: all floating point becomes float32 (float64 is rounded), all integers become int32 (larger ones are refused, never
 * changed), except for uint8 and booleans, which become uint8.
 */
public enum ElementType {
    /** IEEE floating point of 16 bits. */
    FLOAT16("f2", "F16", 2, DType.FLOAT32),
    /** The upper half of a float32; safetensors only, NumPy has no name for it. */
    BFLOAT16("", "BF16", 2, DType.FLOAT32),
    /** IEEE floating point of 32 bits. */
    FLOAT32("f4", "F32", 4, DType.FLOAT32),
    /** IEEE floating point of 64 bits. */
    FLOAT64("f8", "F64", 8, DType.FLOAT32),
    /** Signed integers of 8 bits. */
    INT8("i1", "I8", 1, DType.INT32),
    /** Signed integers of 16 bits. */
    INT16("i2", "I16", 2, DType.INT32),
    /** Signed integers of 32 bits. */
    INT32("i4", "I32", 4, DType.INT32),
    /** Signed integers of 64 bits. */
    INT64("i8", "I64", 8, DType.INT32),
    /** Unsigned integers of 8 bits. */
    UINT8("u1", "U8", 1, DType.UINT8),
    /** Unsigned integers of 16 bits. */
    UINT16("u2", "U16", 2, DType.INT32),
    /** Unsigned integers of 32 bits. */
    UINT32("u4", "U32", 4, DType.INT32),
    /** Unsigned integers of 64 bits. */
    UINT64("u8", "U64", 8, DType.INT32),
    /** False and true, a byte 0 or 1 each. */
    BOOL("b1", "BOOL", 1, DType.UINT8);

    private final String numpyName;
    private final String safetensorsName;
    private final int bytes;
    private final DType dtype;

    ElementType(String numpyName, String safetensorsName, int bytes, DType dtype) {
        this.numpyName = numpyName;
        this.safetensorsName = safetensorsName;
        this.bytes = bytes;
        this.dtype = dtype;
    }

    /** The type that stores a tensor's elements as they are. */
    public static ElementType of(DType dtype) {
        return switch (dtype) {
            case FLOAT32 -> FLOAT32;
            case INT32 -> INT32;
            case UINT8 -> UINT8;
        };
    }

    /** The type by NumPy's name, without byte order: {@code f4}. */
    static Optional<ElementType> byNumpyName(String name) {
        return Arrays.stream(values()).filter(type -> !name.isEmpty() && type.numpyName.equals(name)).findFirst();
    }

    /** The type by the name it has in safetensors files: {@code F32}. */
    static Optional<ElementType> bySafetensorsName(String name) {
        return Arrays.stream(values()).filter(type -> type.safetensorsName.equals(name)).findFirst();
    }

    /** Bytes an element takes in a file. */
    public int bytes() {
        return bytes;
    }

    /** The type of the tensor that elements of this type become. */
    public DType dtype() {
        return dtype;
    }

    String numpyName() {
        return numpyName;
    }

    String safetensorsName() {
        return safetensorsName;
    }
}
