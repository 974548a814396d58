package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Interpolation;
import java.util.List;

/**
 * Some changes one after the other while training, each one of eleven, drawn for each step: shear, translation, rotation, brightness, paler colours,
 * contrast, sharpness, posterization, solarization, {@link AutoContrast} and {@link Equalization}. Does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, 3), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.RandAugment} (Cubuk et al., 2019).
 */
public final class RandAugment extends RandomImageLayer<RandAugment> {
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;
    /** How many changes there are. */
    public static final Option<Integer> NUM_OPS = Option.of("num_ops", OptionType.INTEGER, 2).within("an integer of 0 or more", count -> count >= 0);
    /** How far each goes, the factor of all: a number f for 0 to f, or a range. */
    public static final Option<Factor> FACTOR = factor(0.5);
    /** What stands between the pixels: linear steps, by default. */
    public static final Option<Interpolation> INTERPOLATION = RandomMotionLayer.INTERPOLATION;

    static final Kind<RandAugment> KIND = kind("RandAugment", RandAugment::new, VALUE_RANGE, NUM_OPS, FACTOR, INTERPOLATION, SEED, DATA_FORMAT);

    private RandAugment(Values values) {
        super(values);
    }

    static Option<Factor> factor(double byDefault) {
        return Option.of("factor", Factor.TYPE, Factor.of(byDefault)).within("a number from 0 to 1, or two", factor -> factor.within(0, 1));
    }

    /** A layer of two changes. */
    public static RandAugment of() {
        return KIND.create(KIND.values());
    }

    /** The same with another number of changes. */
    public RandAugment withNumOps(int count) {
        return with(NUM_OPS, count);
    }

    /** The same with changes that go further, or less far. */
    public RandAugment withFactor(Factor factor) {
        return with(FACTOR, factor);
    }

    /** The same with another interpolation, nearest or bilinear. */
    public RandAugment withInterpolation(Interpolation interpolation) {
        return with(INTERPOLATION, interpolation);
    }

    /** The same for pixels of other values. */
    public RandAugment withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var changes = new Augmentations(get(FACTOR), get(VALUE_RANGE), get(INTERPOLATION), find(SEED));
        var y = x;
        for (var i = 0; i < get(NUM_OPS); i++) {
            y = changes.any(scope, y, Augmentations.ALL, Augmentations.ALL, draws(scope, x));
        }
        return y;
    }
}
