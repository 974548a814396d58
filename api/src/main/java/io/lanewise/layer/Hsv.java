package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * Images as hue, saturation and value, each (batch, height, width, 1): hue from 0 to 1 around the circle of colours, from red over green and blue;
 * value is the greatest of the three colours, saturation how far the least lies below it, as a share of the value.
 *
 * <p>Source: TensorFlow {@code tf.image.rgb_to_hsv} and {@code hsv_to_rgb}.
 */
record Hsv(Value hue, Value saturation, Value value) {
    private static final int COLOURS = 3;
    private static final int SECTORS = 6;

    /** Of images of red, green and blue; the channels lie last. */
    static Hsv of(ImageLayer<?> layer, Value x) {
        if (x.shape().size(-1) != COLOURS) {
            throw layer.wrongImage("images of 3 channels (red, green, blue)", x);
        }
        var red = Ops.slice(x, 3, 0, 1);
        var green = Ops.slice(x, 3, 1, 2);
        var blue = Ops.slice(x, 3, 2, COLOURS);
        var value = Ops.maximum(Ops.maximum(red, green), blue);
        var range = Ops.subtract(value, Ops.minimum(Ops.minimum(red, green), blue));
        // Where there is no colour, a 1 is divided by, and then not taken.
        var gray = Ops.equal(range, Ops.constant(x, 0));
        var sector = Ops.reciprocal(Ops.multiply(Ops.add(range, gray), SECTORS));
        var fromGreen = Ops.add(Ops.multiply(sector, Ops.subtract(blue, red)), 2.0 / SECTORS);
        var fromBlue = Ops.add(Ops.multiply(sector, Ops.subtract(red, green)), 4.0 / SECTORS);
        var turn = Ops.select(
                Ops.equal(red, value), Ops.multiply(sector, Ops.subtract(green, blue)), Ops.select(Ops.equal(green, value), fromGreen, fromBlue));
        var none = Ops.zerosLike(value);
        var hue = wrapped(Ops.select(gray, none, turn));
        var bright = Ops.greater(value, 0);
        var saturation = Ops.select(bright, Ops.divide(range, Ops.select(bright, value, Ops.onesLike(value))), none);
        return new Hsv(hue, saturation, value);
    }

    /** A hue from −1 to 2 within 0 and 1. */
    static Value wrapped(Value hue) {
        return Ops.add(Ops.subtract(hue, Ops.greater(hue, 1)), Ops.greater(Ops.negate(hue), 0));
    }

    /** The same with another hue. */
    Hsv withHue(Value other) {
        return new Hsv(other, saturation, value);
    }

    /** The same with another saturation. */
    Hsv withSaturation(Value other) {
        return new Hsv(hue, other, value);
    }

    /** Red, green and blue again. */
    Value toRgb() {
        var place = Ops.multiply(hue, SECTORS);
        var red = Ops.clip(Ops.add(Ops.abs(Ops.add(place, -3)), -1), 0, 1);
        var green = Ops.clip(Ops.affine(Ops.abs(Ops.add(place, -2)), -1, 2), 0, 1);
        var blue = Ops.clip(Ops.affine(Ops.abs(Ops.add(place, -4)), -1, 2), 0, 1);
        return Ops.concatenate(List.of(colour(red), colour(green), colour(blue)), 3);
    }

    private Value colour(Value share) {
        return Ops.multiply(value, Ops.add(Ops.affine(saturation, -1, 1), Ops.multiply(saturation, share)));
    }
}
