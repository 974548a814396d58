package io.lanewise.layer;

import io.lanewise.config.json.JsonView;
import java.util.Optional;

/** Whoever reads models within layers: a companion of the JSON, because layers know no models. */
@FunctionalInterface
public interface InnerModels {
    /** The model that JSON describes, as a layer; empty if it describes none. */
    Optional<Layer> read(JsonView json);
}
