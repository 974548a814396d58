package io.lanewise.layer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lanewise.Model;
import io.lanewise.config.CustomObjects;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.IntStream;

/** Models from what Keras writes into config.json, with weights that a formula tells. */
public final class KerasDescriptions {
    private KerasDescriptions() {}

    /** The model of a resource. */
    public static Model model(String resource, CustomObjects known) {
        try (var in = KerasDescriptions.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            var text = new String(in.readAllBytes(), UTF_8);
            return Model.fromJson(JsonReader.read(text, JsonLimits.DEFAULT.withPythonNumbers()).view("model").with(known));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same with number i of array k, as Keras counts its weights, (((37 i + 11 k) mod 101) + 20) / 200. */
    public static Model withWeights(String resource) {
        var model = model(resource, CustomObjects.NONE);
        var weights = model.weights();
        model.setWeights(IntStream.range(0, weights.size()).mapToObj(k -> {
            var numbers = IntStream.range(0, weights.get(k).shape().elements()).mapToDouble(i -> ((37 * i + 11 * k) % 101 + 20) / 200.0).toArray();
            return Tensor.of(numbers, weights.get(k).shape().toArray());
        }).toList());
        return model;
    }
}
