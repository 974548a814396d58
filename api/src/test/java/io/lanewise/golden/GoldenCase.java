package io.lanewise.golden;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A golden case: what Keras was given and what it computed.
 *
 * @param group kind and class, under which the case is counted
 * @param json the whole case, called {@code case} in errors
 * @param file where it was read
 */
public record GoldenCase(String name, String kind, String group, Tolerance tolerance, JsonView json, Path file) {
    /**
     * Reads a case.
     *
     * @param group its group if it is known; else it is the kind with the class or function, for files the kind with the file's
     *     extension, for cases of neither the kind with the name up to its first point
     */
    public static GoldenCase read(Path file, @Nullable String group) throws IOException {
        var json = JsonReader.read(Files.readAllBytes(file), JsonLimits.DEFAULT.withPythonNumbers()).view("case");
        var format = json.get("format").integer();
        if (format != 1) {
            throw json.get("format").error("expected format 1, received " + format);
        }
        var kind = json.get("kind").string();
        var tolerance = json.find("tol").map(Tolerance::read).orElse(Tolerance.DEFAULT);
        return new GoldenCase(json.get("name").string(), kind, group != null ? group : group(kind, json), tolerance, json, file);
    }

    private static String group(String kind, JsonView json) {
        if (kind.equals("layer_random")) {
            return kind;
        }
        if (kind.equals("file")) {
            var name = json.get("file").string();
            return kind + "/" + (name.endsWith(".weights.h5") ? "weights.h5" : name.substring(name.lastIndexOf('.') + 1));
        }
        var named = json.find("class").or(() -> json.find("function")).map(JsonView::string);
        return kind + "/" + named.orElseGet(() -> json.get("name").string().split("\\.", 2)[0]);
    }

    /** The object's {@code config}, and those of its {@code args} that Keras's own config leaves out (such as Huber's delta). */
    public JsonView config() {
        var members = new LinkedHashMap<String, Json>();
        json.find("args").filter(args -> args.json() instanceof JsonObject).ifPresent(args -> args.members().forEach((key, value) -> members.put(key, value.json())));
        json.get("config").members().forEach((key, value) -> members.put(key, value.json()));
        var config = JsonObject.builder();
        members.forEach(config::put);
        return config.build().view("case.config");
    }

    /** The file that stands next to this case under a name. */
    public Path sibling(String fileName) {
        return file.resolveSibling(fileName);
    }

    /** The array of a key; null where the key is missing or {@code null}. */
    public @Nullable GoldenArray array(String key) {
        return json.find(key).map(GoldenArray::read).orElse(null);
    }

    /** The arrays in the list of a key, null where the list has {@code null}; empty where the key is missing or {@code null}. */
    public List<@Nullable GoldenArray> arrays(String key) {
        var arrays = new ArrayList<@Nullable GoldenArray>();
        json.find(key).ifPresent(list -> list.elements().forEach(array -> arrays.add(array.isNull() ? null : GoldenArray.read(array))));
        return arrays;
    }
}
