package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * y = x + delta · (greatest − least) while training, clipped to the range of values, with a delta of each image's own; does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandomBrightness}.
 */
public final class RandomBrightness extends RandomImageLayer<RandomBrightness> {
    /** Delta: a number f for −f to f, or a range. */
    public static final Option<Factor> FACTOR = Option.required("factor", Factor.TYPE)
            .within("a number from −1 to 1, or two, the first at most 1, the second at least −1", factor -> factor.reaches(-1, 1));

    private static final OptionType<List<Double>> PAIR = new OptionType<>(
            "two numbers",
            view -> Arrays.stream(view.numbers()).boxed().toList(),
            numbers -> new JsonArray(numbers.stream().<Json>map(number -> Json.of((double) number)).toList()));

    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE =
            Option.of("value_range", PAIR, List.of(0.0, 255.0)).within("two numbers", range -> range.size() == 2);

    static final Kind<RandomBrightness> KIND = kind("RandomBrightness", RandomBrightness::new, FACTOR, VALUE_RANGE, SEED, DATA_FORMAT);

    private RandomBrightness(Values values) {
        super(values);
    }

    /** A layer with a delta of −factor to factor. */
    public static RandomBrightness of(double factor) {
        return of(Factor.of(factor));
    }

    /**
     * A layer with such a delta.
     *
     * @throws IllegalArgumentException if the factor does not lie within −1 to 1
     */
    public static RandomBrightness of(Factor factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    /** The same for pixels of other values. */
    public RandomBrightness withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    static Value clipped(Value x, List<Double> range) {
        return Ops.clip(x, Collections.min(range), Collections.max(range));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var range = get(VALUE_RANGE);
        var delta = Ops.multiply(uniform(scope, x, get(FACTOR).low(), get(FACTOR).high()), Collections.max(range) - Collections.min(range));
        return clipped(Ops.add(x, delta), range);
    }
}
