package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/** Images without colours: 0.2989 red + 0.587 green + 0.114 blue. */
final class Grayscale {
    private static final double[] SHARES = {0.2989, 0.587, 0.114};

    private Grayscale() {}

    /** One channel of three, or of one; the channels lie last. */
    static Value of(ImageLayer<?> layer, Value x) {
        var channels = x.shape().size(-1);
        if (channels != 1 && channels != SHARES.length) {
            throw layer.wrongImage("images of 3 channels (red, green, blue) or 1", x);
        }
        if (channels == 1) {
            return x;
        }
        var axis = x.shape().rank() - 1;
        var gray = Ops.multiply(Ops.slice(x, axis, 0, 1), SHARES[0]);
        for (var i = 1; i < SHARES.length; i++) {
            gray = Ops.add(gray, Ops.multiply(Ops.slice(x, axis, i, i + 1), SHARES[i]));
        }
        return gray;
    }
}
