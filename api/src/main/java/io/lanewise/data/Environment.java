package io.lanewise.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the surroundings say about where data lies.
 *
 * @param variables the environment variables
 * @param properties the system properties looked at: {@code user.home} and those of this package
 */
record Environment(Map<String, String> variables, Map<String, String> properties) {
    static final String URL_PROPERTY = "lanewise.fashionMnist.url";

    static Environment ofThisProcess() {
        return new Environment(System.getenv(), Map.of(
                "user.home", System.getProperty("user.home", "."),
                URL_PROPERTY, System.getProperty(URL_PROPERTY, "https://storage.googleapis.com/tensorflow/tf-keras-datasets/")));
    }

    String property(String name) {
        return properties.getOrDefault(name, "");
    }

    /** The folder that {@code LANEWISE_DATA} names, if it is set. */
    Optional<Path> data() {
        return folder("LANEWISE_DATA");
    }

    /** {@code lanewise} in the user's folder for files that can be had again. */
    Path cache() {
        return folder("XDG_CACHE_HOME").filter(Path::isAbsolute)
                .or(() -> folder("LOCALAPPDATA"))
                .orElseGet(() -> Path.of(property("user.home"), ".cache"))
                .resolve("lanewise");
    }

    private Optional<Path> folder(String variable) {
        var named = variables.get(variable);
        try {
            return named == null || named.isBlank() ? Optional.empty() : Optional.of(Path.of(named));
        } catch (InvalidPathException e) {
            throw new IllegalStateException("environment variable " + variable + " is not a path: " + named, e);
        }
    }
}
