package io.lanewise.io;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonException;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.hdf5.Hdf5Writer;
import io.lanewise.io.zip.PendingCheck;
import io.lanewise.io.zip.ZipArchive;
import io.lanewise.io.zip.ZipEntry;
import io.lanewise.io.zip.ZipWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The container of Keras 3: an archive, or a folder, with a description of the model and a file of its weights. */
final class KerasArchive {
    private static final String METADATA = "metadata.json";
    private static final String CONFIG = "config.json";
    private static final String WEIGHTS = "model.weights.h5";
    /** The oldest Keras that reads what is written here. */
    private static final String KERAS_VERSION = "3.3.0";
    private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withPythonNumbers();

    private KerasArchive() {}

    /** Reads something from a part of a model. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Json config, FileRegion weights) throws IOException;
    }

    /** Reads from an archive; the CRCs of both parts are checked before. */
    static <T> T read(FileRegion file, Reader<T> reader) throws IOException {
        var archive = ZipArchive.open(file);
        return reader.read(json(part(archive, file, CONFIG)), part(archive, file, WEIGHTS));
    }

    /** Reads a new model from an archive. */
    @FunctionalInterface
    interface NewReader<T> {
        T read(Json config, PendingCheck weights) throws IOException;
    }

    /** The same for something new, which is thrown away if the weights turn out to be damaged: their CRC is to be checked while they are read. */
    static <T> T readNew(FileRegion file, NewReader<T> reader) throws IOException {
        var archive = ZipArchive.open(file);
        var described = json(part(archive, file, CONFIG));
        var weights = archive.contentToCheck(entry(archive, file, WEIGHTS));
        try {
            var config = new Vocabularies(asset -> asset(archive, asset), weights.region()).addTo(described);
            return reader.read(config, weights);
        } catch (ModelFormatException wrong) {
            weights.checkAll();
            throw wrong;
        }
    }

    /** Reads from an archive that was unpacked into a folder. */
    static <T> T readFolder(Path folder, Reader<T> reader) {
        var described = ModelFile.read(folder.resolve(CONFIG), KerasArchive::json);
        return ModelFile.read(folder.resolve(WEIGHTS), weights ->
                reader.read(new Vocabularies(asset -> asset(folder.resolve(asset)), weights).addTo(described), weights));
    }

    /** A text that a layer keeps beside the description; nothing if it keeps none. */
    private static Optional<String> asset(ZipArchive archive, String name) throws IOException {
        var entry = archive.find(name);
        return entry.isPresent() ? Optional.of(text(archive.content(entry.get()))) : Optional.empty();
    }

    private static Optional<String> asset(Path file) {
        return Files.exists(file) ? Optional.of(ModelFile.read(file, KerasArchive::text)) : Optional.empty();
    }

    private static String text(FileRegion region) throws IOException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes(region, "text")).toString();
        } catch (CharacterCodingException malformed) {
            throw region.error(0, "expected text in UTF-8, found other bytes; the file is damaged", malformed);
        }
    }

    private static ByteBuffer bytes(FileRegion region, String what) throws IOException {
        if (region.size() > LIMITS.bytes()) {
            throw region.error(0, "expected " + what + " of at most " + LIMITS.bytes() + " bytes, found " + region.size());
        }
        return region.bytes(0, (int) region.size(), what);
    }

    private static FileRegion part(ZipArchive archive, FileRegion file, String name) throws IOException {
        return archive.content(entry(archive, file, name));
    }

    private static ZipEntry entry(ZipArchive archive, FileRegion file, String name) {
        return archive.find(name).orElseThrow(() -> file.error(0, "expected a Keras model with " + name + ", found only "
                + archive.entries().keySet().stream().limit(20).toList() + "; weights in other forms (.npz) are not read: save the model in Python "
                + "with model.save(\"model.keras\")"));
    }

    /** The JSON that fills a window. */
    static Json json(FileRegion region) throws IOException {
        try {
            return JsonReader.read(bytes(region, "JSON").array(), LIMITS);
        } catch (JsonException malformed) {
            throw new ModelFormatException(region.name() + ": " + malformed.getMessage() + "; the file is damaged", malformed);
        }
    }

    /** JSON that a file holds as a text. */
    static Json json(String text, String name) {
        try {
            return JsonReader.read(text, LIMITS);
        } catch (JsonException malformed) {
            throw new ModelFormatException(name + ": " + malformed.getMessage() + "; the file is damaged", malformed);
        }
    }

    /** Writes an archive straight through. The same model gives the same bytes: there is no date in it. */
    static void write(SeekableByteChannel channel, Json config, Hdf5Writer weights) throws IOException {
        var zip = new ZipWriter(channel);
        zip.add(METADATA, JsonWriter.COMPACT.writeBytes(JsonObject.builder().put("keras_version", KERAS_VERSION).build()));
        zip.add(CONFIG, JsonWriter.COMPACT.withPythonNumbers().writeBytes(config));
        zip.add(WEIGHTS, weights.size(), weights::write);
        zip.finish();
    }
}
