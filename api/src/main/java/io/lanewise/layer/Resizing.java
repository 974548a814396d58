package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Interpolation;
import io.lanewise.op.Ops;

/**
 * Images brought to another height and width.
 *
 * <p><b>Shapes.</b> (batch, height, width, channels), or the channels behind the batch; height and width become those given. Unlike in
 * Keras the batch is always there, and the output is float32.
 *
 * <p>Source: Keras {@code keras.layers.Resizing}.
 */
public final class Resizing extends SpatialLayer<Resizing> {
    /** The height of the output. */
    public static final Option<Integer> HEIGHT = Option.requiredCount("height");
    /** The width of the output. */
    public static final Option<Integer> WIDTH = Option.requiredCount("width");
    /** What stands between the pixels: linear steps, by default. */
    public static final Option<Interpolation> INTERPOLATION =
            Option.of("interpolation", OptionType.constants("interpolation", Interpolation.class), Interpolation.BILINEAR);
    /** Whether what does not fit the output's shape is cut off, rather than the image distorted. */
    public static final Option<Boolean> CROP_TO_ASPECT_RATIO = Option.of("crop_to_aspect_ratio", OptionType.BOOLEAN, false);
    /** Whether the image gets borders where it does not fit the output's shape, rather than being distorted. */
    public static final Option<Boolean> PAD_TO_ASPECT_RATIO = Option.of("pad_to_aspect_ratio", OptionType.BOOLEAN, false);
    /** What borders are made of. */
    public static final Option<Double> FILL_VALUE = Option.of("fill_value", OptionType.NUMBER, 0.0);
    /** Whether a shrunk image is smoothed. */
    public static final Option<Boolean> ANTIALIAS = Option.of("antialias", OptionType.BOOLEAN, false);

    private static final Option<String> FILL_MODE = Option.of("fill_mode", OptionType.STRING, "constant").within("\"constant\"", mode -> mode.equals("constant"));

    static final Kind<Resizing> KIND = kind(
            "Resizing", Resizing::new, HEIGHT, WIDTH, INTERPOLATION, CROP_TO_ASPECT_RATIO, PAD_TO_ASPECT_RATIO, FILL_MODE, FILL_VALUE, ANTIALIAS,
            DATA_FORMAT);

    private Resizing(Values values) {
        super(values, 2);
        if (values.get(CROP_TO_ASPECT_RATIO) && values.get(PAD_TO_ASPECT_RATIO)) {
            throw new IllegalArgumentException("Resizing: expected at most one of crop_to_aspect_ratio and pad_to_aspect_ratio, received both");
        }
    }

    /**
     * A layer that brings images to a height and a width.
     *
     * @throws IllegalArgumentException if one is not above 0
     */
    public static Resizing of(int height, int width) {
        return KIND.create(KIND.values().with(HEIGHT, height).with(WIDTH, width));
    }

    /** The same with another interpolation. */
    public Resizing withInterpolation(Interpolation interpolation) {
        return with(INTERPOLATION, interpolation);
    }

    /** The same, cutting off what does not fit the output's shape. */
    public Resizing withCropToAspectRatio(boolean crop) {
        return with(CROP_TO_ASPECT_RATIO, crop);
    }

    /** The same with borders where the image does not fit the output's shape. */
    public Resizing withPadToAspectRatio(boolean pad) {
        return with(PAD_TO_ASPECT_RATIO, pad);
    }

    /** The same with borders of another number. */
    public Resizing withFillValue(double value) {
        return with(FILL_VALUE, value);
    }

    /** The same with or without smoothing a shrunk image. */
    public Resizing withAntialias(boolean antialias) {
        return with(ANTIALIAS, antialias);
    }

    /** The same for inputs whose channels are in another place. */
    public Resizing withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    @Override
    Value spatial(Scope scope, Value x) {
        var images = get(CROP_TO_ASPECT_RATIO) ? cropped(x, firstAxis(), get(HEIGHT), get(WIDTH)) : get(PAD_TO_ASPECT_RATIO) ? padded(x) : x;
        return resized(images, firstAxis(), get(HEIGHT), get(WIDTH), get(INTERPOLATION), get(ANTIALIAS));
    }

    static Value resized(Value x, int axis, int height, int width, Interpolation interpolation, boolean antialias) {
        return interpolation.resize(interpolation.resize(x, axis, height, antialias), axis + 1, width, antialias);
    }

    /** The middle of images, in the shape of an output of this height and width. */
    static Value cropped(Value x, int axis, int height, int width) {
        var rows = x.shape().size(axis);
        var columns = x.shape().size(axis + 1);
        var keptRows = Math.clamp((long) ((double) ((long) columns * height) / width), 1, rows);
        var keptColumns = Math.clamp((long) ((double) ((long) rows * width) / height), 1, columns);
        var top = (rows - keptRows) / 2;
        var left = (columns - keptColumns) / 2;
        return Axes.crop(Axes.crop(x, axis, top, rows - keptRows - top), axis + 1, left, columns - keptColumns - left);
    }

    /** Images with equal borders above and below, or left and right, so that they have the shape of the output. */
    private Value padded(Value x) {
        var axis = firstAxis();
        var rows = x.shape().size(axis);
        var columns = x.shape().size(axis + 1);
        var top = (Math.max(rows, (int) ((double) ((long) columns * get(HEIGHT)) / get(WIDTH))) - rows) / 2;
        var left = (Math.max(columns, (int) ((double) ((long) rows * get(WIDTH)) / get(HEIGHT))) - columns) / 2;
        double fill = get(FILL_VALUE);
        var bordered = Axes.pad(Axes.pad(Ops.add(x, -fill), axis, top, top), axis + 1, left, left);
        return Ops.add(bordered, fill);
    }
}
