package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link RandomBrightness}, {@link RandomContrast}, {@link RandomSaturation} and {@link RandomHue}, those that a factor is given for, in this order;
 * does nothing but in training.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; it is kept. Saturation and hue ask for three channels.
 *
 * <p>Source: Keras {@code keras.layers.RandomColorJitter}.
 */
public final class RandomColorJitter extends RandomImageLayer<RandomColorJitter> {
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;
    /** The factor of RandomBrightness. */
    public static final Option<Factor> BRIGHTNESS_FACTOR = Option.optional("brightness_factor", Factor.TYPE);
    /** The factor of RandomContrast. */
    public static final Option<Factor> CONTRAST_FACTOR = Option.optional("contrast_factor", Factor.TYPE);
    /** The factor of RandomSaturation. */
    public static final Option<Factor> SATURATION_FACTOR = Option.optional("saturation_factor", Factor.TYPE);
    /** The factor of RandomHue. */
    public static final Option<Factor> HUE_FACTOR = Option.optional("hue_factor", Factor.TYPE);

    static final Kind<RandomColorJitter> KIND = kind(
            "RandomColorJitter", RandomColorJitter::new, VALUE_RANGE, BRIGHTNESS_FACTOR, CONTRAST_FACTOR, SATURATION_FACTOR, HUE_FACTOR, SEED, DATA_FORMAT);

    private final List<RandomImageLayer<?>> parts = new ArrayList<>();

    private RandomColorJitter(Values values) {
        super(values);
        double least = get(VALUE_RANGE).getFirst();
        double greatest = get(VALUE_RANGE).getLast();
        find(BRIGHTNESS_FACTOR).ifPresent(factor -> parts.add(RandomBrightness.of(factor).withValueRange(least, greatest)));
        find(CONTRAST_FACTOR).ifPresent(factor -> parts.add(RandomContrast.of(factor).withValueRange(least, greatest)));
        find(SATURATION_FACTOR).ifPresent(factor -> parts.add(RandomSaturation.of(factor).withValueRange(least, greatest)));
        find(HUE_FACTOR).ifPresent(factor -> parts.add(RandomHue.of(factor).withValueRange(least, greatest)));
        find(SEED).ifPresent(seed -> parts.replaceAll(part -> part.withSeed(seed)));
    }

    /** A layer that does nothing yet. */
    public static RandomColorJitter of() {
        return KIND.create(KIND.values());
    }

    /** The same with another brightness of each image. */
    public RandomColorJitter withBrightnessFactor(Factor factor) {
        return with(BRIGHTNESS_FACTOR, factor);
    }

    /** The same with another contrast of each image. */
    public RandomColorJitter withContrastFactor(Factor factor) {
        return with(CONTRAST_FACTOR, factor);
    }

    /** The same with another saturation of each image. */
    public RandomColorJitter withSaturationFactor(Factor factor) {
        return with(SATURATION_FACTOR, factor);
    }

    /** The same with another hue of each image. */
    public RandomColorJitter withHueFactor(Factor factor) {
        return with(HUE_FACTOR, factor);
    }

    /** The same for pixels of other values. */
    public RandomColorJitter withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var y = x;
        for (var part : parts) {
            y = part.changed(scope, y);
        }
        return y;
    }
}
