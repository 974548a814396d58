package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.zip.EntryNames;
import io.lanewise.io.zip.ZipArchive;
import io.lanewise.io.zip.ZipEntry;
import io.lanewise.io.zip.ZipWriter;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * NumPy's .npz files: named arrays in a ZIP archive. What {@code numpy.savez} and {@code numpy.savez_compressed} write is read; what is
 * written is not compressed, like {@code numpy.savez}, and {@code numpy.load} reads it. The arrays are those of {@link Npy}.
 */
public final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    /**
     * All arrays of a file by name, in the file's order.
     *
     * @throws ModelFormatException if the file is damaged, of another kind, or holds an array that is not supported here
     * @throws UncheckedIOException if it cannot be read
     */
    public static Map<String, Tensor> read(Path path) {
        return ModelFile.read(path, file -> {
            var archive = open(file);
            var reader = new ArrayReader();
            var tensors = new LinkedHashMap<String, Tensor>();
            for (var entry : archive.entries().values()) {
                tensors.put(name(file, entry), Npy.read(archive.content(entry), reader));
            }
            return Collections.unmodifiableMap(tensors);
        });
    }

    /**
     * One array of a file; the others are not looked at.
     *
     * @throws ModelFormatException if there is none of that name, or as in {@link #read(Path)}
     * @throws UncheckedIOException if the file cannot be read
     */
    public static Tensor read(Path path, String name) {
        return ModelFile.read(path, file -> {
            var archive = open(file);
            var entry = archive.find(name + SUFFIX).orElseThrow(() -> file.error(0,
                    "expected an array \"" + name + "\", found only " + archive.entries().keySet().stream().limit(20).toList()));
            return Npy.read(archive.content(entry), new ArrayReader());
        });
    }

    private static ZipArchive open(FileRegion file) throws IOException {
        // An archive without any array is of the kind ZIP, and so is a damaged one, which gets a better error when it is opened.
        if (FileKind.of(file) != FileKind.ZIP) {
            ModelFile.require(FileKind.NPZ, file);
        }
        return ZipArchive.open(file);
    }

    private static String name(FileRegion file, ZipEntry entry) {
        if (!entry.name().endsWith(SUFFIX)) {
            throw file.error(entry.header(), "expected only arrays, with names that end in .npy, found \"" + entry.name() + "\"; the file is no .npz");
        }
        return entry.name().substring(0, entry.name().length() - SUFFIX.length());
    }

    /**
     * Writes tensors into a new file, in the map's order if it has one, else by name.
     *
     * @throws IllegalArgumentException if a name is no relative path
     * @throws UncheckedIOException if the file is there already or cannot be written
     */
    public static void write(Path path, Map<String, Tensor> tensors) {
        write(path, tensors, SaveOptions.DEFAULT);
    }

    /**
     * Writes tensors, in the map's order if it has one, else by name. The file is written whole or not at all: {@link AtomicFile}.
     *
     * @throws IllegalArgumentException if a name is no relative path, or the options ask for a type that does not have a tensor's elements,
     *     or that NumPy does not have
     * @throws UncheckedIOException if the file cannot be written, or is there already and may not be replaced
     */
    public static void write(Path path, Map<String, Tensor> tensors, SaveOptions options) {
        var ordered = ordered(tensors);
        options.checkArrays(ordered.keySet());
        var types = new LinkedHashMap<String, ElementType>();
        ordered.forEach((name, tensor) -> {
            var problem = name.length() > 10_000 ? "is longer than 10,000 characters" : EntryNames.problem(name + SUFFIX);
            if (problem != null) {
                throw new IllegalArgumentException("Npz.write: expected names that are relative paths, received one that " + problem + ": \"" + name + "\"");
            }
            types.put(name, Npy.type("Npz.write: " + name, tensor, options.typeOf(name, ElementType.of(tensor.dtype()))));
        });
        AtomicFile.writeUnchecked(path, options.overwrite(), channel -> {
            var zip = new ZipWriter(channel);
            var writer = new ArrayWriter();
            for (var entry : types.entrySet()) {
                var tensor = Objects.requireNonNull(ordered.get(entry.getKey()));
                var type = entry.getValue();
                zip.add(entry.getKey() + SUFFIX, Npy.size(tensor.shape(), type), entryChannel -> Npy.write(entryChannel, tensor, type, writer));
            }
            zip.finish();
        });
    }

    /** A copy in an order that is the same every time. */
    static <T> SequencedMap<String, T> ordered(Map<String, T> map) {
        return map instanceof SequencedMap ? new LinkedHashMap<>(map) : new TreeMap<>(map);
    }
}
