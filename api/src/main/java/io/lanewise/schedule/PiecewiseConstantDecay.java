package io.lanewise.schedule;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * rate = values[i] up to step boundaries[i], that one included, and the last value after the last. Keras's
 * {@code PiecewiseConstantDecay}.
 */
public final class PiecewiseConstantDecay extends Schedule<PiecewiseConstantDecay> {
    private static final OptionType<List<Double>> NUMBERS = new OptionType<>(
            "a list of numbers", view -> Arrays.stream(view.numbers()).boxed().toList(),
            numbers -> new JsonArray(numbers.stream().<Json>map(number -> Json.of((double) number)).toList()));
    private static final OptionType<List<Double>> STEPS = new OptionType<>(
            "a list of numbers", NUMBERS.read(), steps -> new JsonArray(steps.stream().map(countType().write()).toList()));

    /** The last step of each rate but the last. Parts of a step do not count. */
    public static final Option<List<Double>> BOUNDARIES =
            Option.required("boundaries", STEPS).within(
            "a list of one number or more, each above the one before it",
            boundaries -> !boundaries.isEmpty() && IntStream.range(1, boundaries.size()).allMatch(i -> boundaries.get(i - 1) < boundaries.get(i)));
    /** The rates, one more than boundaries. */
    public static final Option<List<Double>> VALUES = Option.required("values", NUMBERS);

    static final Kind<PiecewiseConstantDecay> KIND = kind("PiecewiseConstantDecay", PiecewiseConstantDecay::new, BOUNDARIES, VALUES);

    private final long[] boundaries;
    private final float[] rates;

    private PiecewiseConstantDecay(Values values) {
        super(values);
        if (get(VALUES).size() != get(BOUNDARIES).size() + 1) {
            throw new IllegalArgumentException("PiecewiseConstantDecay: expected one value more than boundaries, received " + get(BOUNDARIES).size()
                    + " boundaries " + get(BOUNDARIES) + " and " + get(VALUES).size() + " values " + get(VALUES)
                    + "; give a value up to each boundary and one after the last");
        }
        this.boundaries = get(BOUNDARIES).stream().mapToLong(Double::longValue).toArray();
        this.rates = new float[boundaries.length + 1];
        for (var i = 0; i < rates.length; i++) {
            rates[i] = get(VALUES).get(i).floatValue();
        }
    }

    /** Rates up to each boundary, and one after the last. */
    public static PiecewiseConstantDecay of(List<Double> boundaries, List<Double> values) {
        return KIND.create(KIND.values().with(BOUNDARIES, List.copyOf(boundaries)).with(VALUES, List.copyOf(values)));
    }

    @Override
    public double rate(long step) {
        for (var i = 0; i < boundaries.length; i++) {
            if (step <= boundaries[i]) {
                return rates[i];
            }
        }
        return rates[boundaries.length];
    }
}
