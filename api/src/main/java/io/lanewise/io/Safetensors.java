package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.bytes.Transfer;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Files in the safetensors format: named arrays behind a header in JSON, used for weights of PyTorch models among others. Which elements
 * become which: {@link ElementType}; of the format's types, those of 8 bits or fewer of floating point and complex numbers are not read.
 * As the format demands, the arrays fill the file without gaps or overlaps.
 */
public final class Safetensors {
    private Safetensors() {}

    /**
     * All arrays of a file by name, in the header's order.
     *
     * @throws ModelFormatException if the file is damaged, of another kind, or holds an array that is not supported here
     * @throws UncheckedIOException if it cannot be read
     */
    public static Map<String, Tensor> read(Path path) {
        return ModelFile.read(path, file -> {
            var header = header(file);
            var reader = new ArrayReader();
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var place : header.places().values()) {
                tensors.put(place.name(), read(file, header, place, reader));
            }
            return Collections.unmodifiableMap(tensors);
        });
    }

    /**
     * One array of a file; the bytes of the others are not looked at.
     *
     * @throws ModelFormatException if there is none of that name, or as in {@link #read(Path)}
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Tensor read(Path path, String name) {
        return ModelFile.read(path, file -> {
            var header = header(file);
            var place = header.places().get(name);
            if (place == null) {
                throw file.error(8, "expected an array \"" + name + "\", found only " + header.places().keySet().stream().limit(20).toList());
            }
            return read(file, header, place, new ArrayReader());
        });
    }

    /**
     * The texts that a file carries beside its arrays.
     *
     * @throws ModelFormatException if the file is damaged or of another kind
     * @throws UncheckedIOException if it cannot be read
     */
    public static Map<String, String> metadata(Path path) {
        return ModelFile.read(path, file -> header(file).metadata());
    }

    private static SafetensorsHeader header(FileRegion file) throws IOException {
        // A damaged header is of no kind, and gets a better error when it is read.
        if (FileKind.of(file) != FileKind.UNKNOWN) {
            ModelFile.require(FileKind.SAFETENSORS, file);
        }
        return SafetensorsHeader.read(file);
    }

    private static Tensor read(FileRegion file, SafetensorsHeader header, SafetensorsHeader.Place place, ArrayReader reader) throws IOException {
        var elements = file.slice(header.data() + place.begin(), place.end() - place.begin(), "array \"" + place.name() + "\" of " + file.name());
        return reader.read(elements, place.type(), ByteOrder.LITTLE_ENDIAN, place.shape());
    }

    /**
     * Writes tensors into a new file.
     *
     * @throws IllegalArgumentException if a tensor has the name {@code __metadata__}
     * @throws UncheckedIOException if the file is there already or cannot be written
     */
    public static void write(Path path, Map<String, Tensor> tensors) {
        write(path, tensors, Map.of(), SaveOptions.DEFAULT);
    }

    /**
     * Writes tensors, ordered by type and name as the format's own library does, so that all are aligned. The file is written whole or not
     * at all: {@link AtomicFile}.
     *
     * @param metadata texts to go with them, such as {@code format=pt}; in the map's order if it has one, else by key
     * @throws IllegalArgumentException if a tensor has the name {@code __metadata__}, or the options ask for a type that does not have its
     *     elements
     * @throws UncheckedIOException if the file cannot be written, or is there already and may not be replaced
     */
    public static void write(Path path, Map<String, Tensor> tensors, Map<String, String> metadata, SaveOptions options) {
        var named = Npz.ordered(tensors);
        options.checkArrays(named.keySet());
        var header = SafetensorsHeader.of(named, Npz.ordered(metadata), options);
        header.places().values().forEach(place -> ArrayWriter.check("Safetensors.write: " + place.name(), tensor(named, place), place.type()));
        var text = header.bytes();
        AtomicFile.writeUnchecked(path, options.overwrite(), channel -> {
            Transfer.writeFully(channel, ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(text.length).flip());
            Transfer.writeFully(channel, ByteBuffer.wrap(text));
            var writer = new ArrayWriter();
            for (var place : header.places().values()) {
                writer.write(channel, tensor(named, place), place.type());
            }
        });
    }

    private static Tensor tensor(Map<String, Tensor> tensors, SafetensorsHeader.Place place) {
        return Objects.requireNonNull(tensors.get(place.name()));
    }
}
