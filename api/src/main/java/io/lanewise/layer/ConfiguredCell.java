package io.lanewise.layer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.function.Function;

/**
 * A cell that is described by options.
 *
 * @param <S> its own class
 */
public abstract class ConfiguredCell<S extends ConfiguredCell<S>> extends Configured<S> implements RecurrentCell {
    /** A cell with these values. */
    protected ConfiguredCell(Values values) {
        super(values);
    }

    /**
     * Declares a class of cells, with the options that all cells have and its own.
     *
     * @param className its name in Keras
     * @param factory makes a cell of checked values
     * @param options its own options, in Keras's order
     */
    protected static <C> Kind<C> kind(String className, Function<Values, C> factory, Option<?>... options) {
        return Kind.of(className, factory, options).withCommon(ConfiguredLayer.NAME, ConfiguredLayer.TRAINABLE, ConfiguredLayer.DTYPE);
    }

    /** What this cell says of one of its weights. */
    protected final WeightSpec get(WeightOptions weight) {
        return new WeightSpec(weight.name(), get(weight.initializer()), find(weight.regularizer()), find(weight.constraint()));
    }
}
