package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * SimpleRNN, LSTM and GRU: a recurrent layer that has the options of its cell as its own.
 *
 * @param <S> its own class
 */
abstract class UnitsLayer<S extends UnitsLayer<S>> extends RecurrentLayer<S> implements RecurrentUnits<S> {
    UnitsLayer(Values values) {
        super(values);
    }

    /** Declares a class: the options of recurrent layers, then these. */
    static <L> Kind<L> unitsKind(String className, Function<Values, L> factory, Option<?>... options) {
        var all = new ArrayList<Option<?>>(List.of(RETURN_SEQUENCES, RETURN_STATE, GO_BACKWARDS, STATEFUL, UNROLL, ZERO_OUTPUT_FOR_MASK));
        all.addAll(List.of(options));
        return kind(className, factory, all.toArray(Option<?>[]::new));
    }

    /** The class of its cell, whose options it has. */
    abstract Kind<? extends RecurrentCell> cellKind();

    @Override
    public final RecurrentCell cell() {
        var values = cellKind().values();
        for (var option : cellKind().options()) {
            values = copy(option, values);
        }
        return cellKind().create(values);
    }

    private <T> Values copy(Option<T> option, Values target) {
        return find(option).map(value -> target.with(option, value)).orElse(target);
    }

    @Override
    public Optional<Activation> activation() {
        return Optional.of(get(ACTIVATION));
    }
}
