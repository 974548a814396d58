package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Interpolation;
import io.lanewise.op.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes of images of which layers take some at random: those of geometry and of values first, then those of colours. */
final class Augmentations {
    /** How many of them leave the colours to themselves. */
    static final int WITHOUT_COLOURS = 7;
    /** How many there are. */
    static final int ALL = 11;

    private static final int MOST_BITS = 8;

    private final List<Change> changes = new ArrayList<>();

    @FunctionalInterface
    private interface Change {
        Value of(Scope scope, Value x);
    }

    /**
     * All eleven.
     *
     * @param factor how far each goes
     * @param range the least and the greatest value of a pixel
     * @param interpolation what stands between pixels
     * @param seed in place of the model's
     */
    Augmentations(Factor factor, List<Double> range, Interpolation interpolation, Optional<Long> seed) {
        double least = range.getFirst();
        double greatest = range.getLast();
        var ends = Factor.of(factor.lowFrom(0), factor.high());
        add(RandomShear.of().withXFactor(ends).withYFactor(ends).withInterpolation(interpolation), seed);
        add(RandomTranslation.of(ends, ends).withInterpolation(interpolation), seed);
        add(RandomRotation.of(ends).withInterpolation(interpolation), seed);
        add(RandomPosterization.of(Math.max(1, (int) (MOST_BITS * ends.high()))).withValueRange(least, greatest), seed);
        add(Solarization.of().withAdditionFactor(ends).withThresholdFactor(ends).withValueRange(least, greatest), seed);
        changes.add(AutoContrast.of().withValueRange(least, greatest)::spatial);
        changes.add(Equalization.of().withValueRange(least, greatest)::image);
        add(RandomBrightness.of(ends).withValueRange(least, greatest), seed);
        add(RandomColorDegeneration.of(ends).withValueRange(least, greatest), seed);
        add(RandomContrast.of(ends).withValueRange(least, greatest), seed);
        add(RandomSharpness.of(ends).withValueRange(least, greatest), seed);
    }

    private void add(RandomImageLayer<?> layer, Optional<Long> seed) {
        RandomImageLayer<?> own = seed.<RandomImageLayer<?>>map(layer::withSeed).orElse(layer);
        changes.add(own::changed);
    }

    /**
     * One of the first {@code count} changes, equally likely, or no change at all; the same for all images. All of them are computed, as a program
     * decides nothing.
     *
     * @param choices {@code count}, or one more for no change
     */
    Value any(Scope scope, Value x, int count, int choices, Draws draws) {
        var choice = Ops.floor(draws.uniform(1, 0, choices));
        var y = x;
        for (var i = 0; i < count; i++) {
            var taken = Ops.broadcast(Ops.equal(choice, Ops.constant(choice, i)), x.shape());
            y = Ops.select(taken, changes.get(i).of(scope, x), y);
        }
        return y;
    }
}
