package io.lanewise.config;

import io.lanewise.config.json.JsonObject;
import java.util.Optional;

/** Something that Keras's JSON can describe: by the name of its class and its config. */
public interface Named {
    /** The name of its class in Keras, such as {@code Dense}. */
    String className();

    /** Its options as in Keras's {@code get_config()}. */
    JsonObject config();

    /**
     * Those of its options that differ from their defaults, or that Keras cannot do without: what files hold, so that older versions of
     * Keras read them too.
     */
    default JsonObject givenConfig() {
        return config();
    }

    /** For a class that is not Keras's: the name, such as {@code Package>Name}, under which files name it and readers must know it. */
    default Optional<String> registeredName() {
        return Optional.empty();
    }
}
