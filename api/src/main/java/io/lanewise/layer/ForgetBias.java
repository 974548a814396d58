package io.lanewise.layer;

import io.lanewise.config.json.JsonObject;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.RandomKey;
import io.lanewise.tensor.Shape;
import java.util.Arrays;

/**
 * The bias of an LSTM: ones for the second of four gates, the others as an initializer says. It is part of the layer and named nowhere.
 *
 * @param others how the others begin
 */
record ForgetBias(Initializer others) implements Initializer {
    @Override
    public void fill(Shape shape, RandomKey key, float[] target) {
        var units = shape.elements() / 4;
        var first = new float[units];
        others.fill(Shape.of(units), key, first);
        var last = new float[2 * units];
        others.fill(Shape.of(2 * units), new RandomKey(key.seed(), ~key.stream()), last);
        System.arraycopy(first, 0, target, 0, units);
        Arrays.fill(target, units, 2 * units, 1);
        System.arraycopy(last, 0, target, 2 * units, 2 * units);
    }

    @Override
    public String className() {
        return others.className();
    }

    @Override
    public JsonObject config() {
        return others.config();
    }
}
