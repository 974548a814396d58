package io.lanewise.initializer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.tensor.Shape;

/** An initializer that is a user's function. */
final class CustomInitializer extends Configured<CustomInitializer> implements Initializer {
    private final Filling filling;

    private CustomInitializer(Values values, Filling filling) {
        super(values);
        this.filling = filling;
    }

    static CustomInitializer of(String name, Filling filling) {
        Kind<CustomInitializer> kind = Kind.of(name, values -> new CustomInitializer(values, filling));
        return kind.create(kind.values());
    }

    @Override
    public void fill(Shape shape, RandomKey key, float[] target) {
        filling.fill(shape, key, target);
    }
}
