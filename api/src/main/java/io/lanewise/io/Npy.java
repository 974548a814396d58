package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.bytes.Transfer;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Set;

/**
 * NumPy's .npy files: one array each, as {@code numpy.save} writes and {@code numpy.load} reads them. Formats 1.0 to 3.0, both byte
 * orders, C and Fortran order are read; format 1.0 is written, little-endian, in C order. Which elements become which: {@link ElementType}.
 * Pickled Python objects and structured arrays are refused.
 */
public final class Npy {
    private Npy() {}

    /**
     * The array of a file.
     *
     * @throws ModelFormatException if the file is not exactly one .npy array that is supported here
     * @throws UncheckedIOException if it cannot be read
     */
    public static Tensor read(Path path) {
        return ModelFile.read(path, file -> {
            ModelFile.require(FileKind.NPY, file);
            return read(file, new ArrayReader());
        });
    }

    static Tensor read(FileRegion file, ArrayReader reader) throws IOException {
        var header = NpyHeader.read(file);
        var elements = file.slice(header.data(), file.size() - header.data(), file.name());
        if (!header.fortran()) {
            return reader.read(elements, header.type(), header.order(), header.shape());
        }
        return Fortran.turned(reader.read(elements, header.type(), header.order(), Fortran.reversed(header.shape())));
    }

    /**
     * Writes a tensor into a new file.
     *
     * @throws UncheckedIOException if the file is there already or cannot be written
     */
    public static void write(Path path, Tensor tensor) {
        write(path, tensor, SaveOptions.DEFAULT);
    }

    /**
     * Writes a tensor. The file is written whole or not at all: {@link AtomicFile}.
     *
     * @throws IllegalArgumentException if the options ask for a type that does not have these elements, or that NumPy does not have
     * @throws UncheckedIOException if the file cannot be written, or is there already and may not be replaced
     */
    public static void write(Path path, Tensor tensor, SaveOptions options) {
        options.checkArrays(Set.of());
        var type = type("Npy.write", tensor, options.typeOf("", ElementType.of(tensor.dtype())));
        AtomicFile.writeUnchecked(path, options.overwrite(), channel -> write(channel, tensor, type, new ArrayWriter()));
    }

    /** The type for a tensor, once it is clear that NumPy and the elements take it. */
    static ElementType type(String name, Tensor tensor, ElementType type) {
        if (type == ElementType.BFLOAT16) {
            throw new IllegalArgumentException(name + ": NumPy has no bfloat16; choose FLOAT32 or write with Safetensors");
        }
        ArrayWriter.check(name, tensor, type);
        return type;
    }

    /** Bytes of a file with an array. */
    static long size(Shape shape, ElementType type) {
        return NpyHeader.write(type, shape).remaining() + (long) shape.elements() * type.bytes();
    }

    static void write(WritableByteChannel channel, Tensor tensor, ElementType type, ArrayWriter writer) throws IOException {
        Transfer.writeFully(channel, NpyHeader.write(type, tensor.shape()));
        writer.write(channel, tensor, type);
    }
}
