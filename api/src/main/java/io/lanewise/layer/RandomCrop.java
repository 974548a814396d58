package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Interpolation;
import io.lanewise.op.Motion;
import io.lanewise.op.Sampling;

/**
 * Cuts a part out of images while training, at a random place that all images of a batch share. Images that are not greater in both
 * directions are cut in the middle, then resized linearly. It does nothing otherwise: as Keras's, it leaves images as large as they are.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; in training, height and width become those given.
 *
 * <p>Source: Keras {@code keras.layers.RandomCrop}.
 */
public final class RandomCrop extends RandomImageLayer<RandomCrop> {
    /** The height of the output. */
    public static final Option<Integer> HEIGHT = Option.requiredCount("height");
    /** The width of the output. */
    public static final Option<Integer> WIDTH = Option.requiredCount("width");

    static final Kind<RandomCrop> KIND = kind("RandomCrop", RandomCrop::new, HEIGHT, WIDTH, SEED, DATA_FORMAT);

    private RandomCrop(Values values) {
        super(values);
    }

    /**
     * A layer that cuts out parts of this size.
     *
     * @throws IllegalArgumentException if a size is not above 0
     */
    public static RandomCrop of(int height, int width) {
        return KIND.create(KIND.values().with(HEIGHT, height).with(WIDTH, width));
    }

    @Override
    Value changed(Scope scope, Value x) {
        int height = get(HEIGHT);
        int width = get(WIDTH);
        var rows = x.shape().size(1);
        var columns = x.shape().size(2);
        if (rows > height && columns > width) {
            var shifted = moved(scope, x, Motion.SHIFT, 0, rows - height + 1, 0, columns - width + 1, Sampling.NEAREST);
            return Axes.crop(Axes.crop(shifted, 1, 0, rows - height), 2, 0, columns - width);
        }
        var top = before(rows, columns, height, width);
        var left = before(columns, rows, width, height);
        var cut = Axes.crop(x, 1, top, Math.max(0, rows - top - height));
        return Resizing.resized(Axes.crop(cut, 2, left, Math.max(0, columns - left - width)), 1, height, width, Interpolation.BILINEAR, false);
    }

    /** How much lies before the greatest part in the middle that has the output's proportions, along the first of two axes. */
    private static int before(int size, int other, int target, int otherTarget) {
        var kept = Math.clamp((long) ((double) ((long) other * target) / otherTarget), 1, size);
        return (size - kept) / 2;
    }
}
