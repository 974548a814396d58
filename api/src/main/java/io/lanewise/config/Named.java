package io.lanewise.config;

import io.lanewise.config.json.JsonObject;

/** Something that Keras's JSON can describe: by the name of its class and its config. */
public interface Named {
    /** The name of its class in Keras, such as {@code Dense}. */
    String className();

    /** Its options as in Keras's {@code get_config()}. */
    JsonObject config();
}
