package io.lanewise.io;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonException;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.bytes.Transfer;
import io.lanewise.io.hdf5.Hdf5File;
import io.lanewise.io.hdf5.Hdf5Group;
import io.lanewise.io.zip.EntryNames;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Weights in several files: {@code model.weights.json} says which of the files {@code model_00000.weights.h5}, … beside it have variables of a group
 * ({@link WeightPaths}).
 *
 * <p>Source: Keras {@code ShardedH5IOStore}.
 */
final class ShardedWeights {
    private static final String ENDING = ".weights.json";
    private static final String MAP = "weight_map";
    /** All are open at the same time, and systems have bounds for that. */
    private static final int MOST_FILES = 1000;

    private ShardedWeights() {}

    /** Reads something from the files' roots. */
    @FunctionalInterface
    interface Reader<T> {
        T read(List<Hdf5Group> roots) throws IOException;
    }

    /** Whether a file begins as the JSON that tells of others. */
    static boolean accepts(FileRegion file) throws IOException {
        var beginning = new String(file.bytes(0, (int) Math.min(4096, file.size()), "the beginning").array(), StandardCharsets.UTF_8);
        return beginning.stripLeading().startsWith("{") && beginning.contains("\"" + MAP + "\"");
    }

    /**
     * Reads from all files that the JSON names.
     *
     * @throws ModelFormatException if it is damaged, or names files that are not beside it or none of HDF5
     */
    static <T> T read(Path path, FileRegion index, Reader<T> reader) throws IOException {
        List<String> names;
        try {
            names = names(KerasArchive.json(index).view(index.name()));
        } catch (JsonException wrong) {
            throw new ModelFormatException(wrong.getMessage() + "; the file is damaged", wrong);
        }
        return read(path, names, new ArrayList<>(), reader);
    }

    private static <T> T read(Path path, List<String> names, List<Hdf5Group> roots, Reader<T> reader) throws IOException {
        if (roots.size() == names.size()) {
            return reader.read(roots);
        }
        return ModelFile.read(path.resolveSibling(names.get(roots.size())), file -> {
            ModelFile.require(FileKind.HDF5, file);
            roots.add(Hdf5File.open(file).root());
            return read(path, names, roots, reader);
        });
    }

    private static List<String> names(JsonView index) {
        var names = new LinkedHashSet<String>();
        for (var files : index.get(MAP).members().values()) {
            for (var file : files.json() instanceof JsonString ? List.of(files) : files.elements()) {
                var name = file.string();
                if (EntryNames.problem(name) != null || name.contains("/")) {
                    throw file.error("expected the name of a file beside this one, found " + file);
                }
                names.add(name);
            }
        }
        if (names.isEmpty() || names.size() > MOST_FILES) {
            throw index.get(MAP).error("expected 1 to " + MOST_FILES + " files, found " + names.size());
        }
        return List.copyOf(names);
    }

    /** Writes all files, the one that tells of them last. */
    static void write(Path path, WeightsWriter.Shards shards, boolean overwrite) {
        if (!path.toString().endsWith(ENDING)) {
            throw new IllegalArgumentException("saveWeights: expected a file name that ends in " + ENDING + " with maxShardSize, received " + path);
        }
        AtomicFile.checkUnchecked(path, overwrite);
        var name = String.valueOf(path.getFileName());
        var base = name.substring(0, name.length() - ENDING.length());
        var files = IntStream.range(0, shards.files().size()).mapToObj(i -> "%s_%05d.weights.h5".formatted(base, i)).toList();
        for (var i = 0; i < files.size(); i++) {
            AtomicFile.writeUnchecked(path.resolveSibling(files.get(i)), overwrite, shards.files().get(i)::write);
        }
        var index = JsonWriter.INDENTED.writeBytes(index(shards, files));
        AtomicFile.writeUnchecked(path, overwrite, channel -> Transfer.writeFully(channel, ByteBuffer.wrap(index)));
    }

    /** Which files a group is in. */
    private static Json index(WeightsWriter.Shards shards, List<String> files) {
        var map = new LinkedHashMap<String, Json>();
        shards.places().forEach((group, places) -> map.put("/" + group, new JsonArray(places.stream().<Json>map(place -> Json.of(files.get(place))).toList())));
        return JsonObject.builder()
                .put("metadata", JsonObject.builder().put("total_size", (double) shards.bytes()).build())
                .put(MAP, new JsonObject(map)).build();
    }
}
