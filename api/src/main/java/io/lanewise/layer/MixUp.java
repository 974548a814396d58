package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;

/**
 * y = w x + (1 − w) x′ while training, with another image x′ of the batch and a w of each image's own, a beta number of parameters α and α; the
 * labels likewise. Does nothing otherwise.
 *
 * <p><b>Shapes.</b> Images (batch, height, width, channels), or the channels behind the batch, and perhaps labels (batch, classes); they are kept.
 *
 * <p>Source: Keras {@code keras.layers.MixUp} (Zhang et al., 2017).
 */
public final class MixUp extends MixingLayer<MixUp> {
    /** α: near 0 an image stays as it is or becomes the other one, from 1 on all shares between are likely. */
    public static final Option<Double> ALPHA = Option.of("alpha", OptionType.NUMBER, 0.2).within("a number above 0", alpha -> alpha > 0);

    static final Kind<MixUp> KIND = kind("MixUp", MixUp::new, ALPHA, DATA_FORMAT, SEED);

    private MixUp(Values values) {
        super(values);
    }

    /** A layer with an α of 0.2. */
    public static MixUp of() {
        return KIND.create(KIND.values());
    }

    /** The same with another α. */
    public MixUp withAlpha(double alpha) {
        return with(ALPHA, alpha);
    }

    @Override
    Value share(int batch, Draws draws) {
        return draws.beta(batch, get(ALPHA), get(ALPHA));
    }

    @Override
    Value ofPixels(Value images, Value share, Draws draws) {
        return share;
    }
}
