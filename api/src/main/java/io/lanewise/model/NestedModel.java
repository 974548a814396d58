package io.lanewise.model;

import io.lanewise.config.json.JsonObject;
import io.lanewise.graph.Value;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Scope;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** A model as a layer of another one. Whoever calls it shares its weights. */
public interface NestedModel extends Layer {
    /** The model's layers and weights. */
    Network network();

    @Override
    default String className() {
        return network().className();
    }

    /** Its name; what it is made of is written by whoever knows networks. */
    @Override
    default JsonObject config() {
        return JsonObject.builder().put("name", network().name()).build();
    }

    @Override
    default Optional<String> name() {
        return network().givenName();
    }

    @Override
    default boolean trainable() {
        return true;
    }

    @Override
    default Optional<Shape> inputShape() {
        return network().isBuilt() && network().inputs().size() == 1
                ? Optional.of(network().inputs().getFirst().shape().dropFirst(1)) : Optional.empty();
    }

    @Override
    default boolean takesList() {
        return network().isBuilt() && network().inputs().size() > 1;
    }

    @Override
    default List<Value> call(Scope scope, List<Value> inputs) {
        if (!network().isBuilt()) {
            network().build(inputs.getFirst().spec());
        }
        network().nest();
        var trace = network().trace(inputs.getFirst().tape(), inputs, scope.training());
        trace.penalties().forEach(scope::addLoss);
        return trace.outputs();
    }
}
