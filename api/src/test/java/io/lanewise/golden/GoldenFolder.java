package io.lanewise.golden;

import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A folder of golden cases.
 *
 * @param files every JSON file in it and below, sorted, but for {@code index.json}
 * @param groups the groups of the cases, where {@code index.json} gives them
 */
public record GoldenFolder(List<Path> files, Map<Path, String> groups) {
    private static final String INDEX = "index.json";

    /** Looks what is in a folder, without reading the cases. */
    public static GoldenFolder open(Path folder) throws IOException {
        var root = folder.toRealPath();
        var index = root.resolve(INDEX);
        try (var walk = Files.walk(root)) {
            var files = walk.filter(file -> file.toString().endsWith(".json") && !file.equals(index)).sorted().toList();
            return new GoldenFolder(files, Files.exists(index) ? groups(root, index) : Map.of());
        }
    }

    private static Map<Path, String> groups(Path root, Path index) throws IOException {
        var groups = new HashMap<Path, String>();
        for (var entry : JsonReader.read(Files.readAllBytes(index), JsonLimits.DEFAULT).view(INDEX).get("cases").elements()) {
            groups.put(root.resolve(entry.get("file").string()), entry.get("group").string());
        }
        return groups;
    }

    /** Reads one of the cases. */
    public GoldenCase read(Path file) throws IOException {
        return GoldenCase.read(file, groups.get(file));
    }
}
