package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/**
 * A box of another image of the batch in each image while training; labels are mixed by the shares of the area. Width and height of the box are
 * √(1 − w) of the image's, with a w of each image's own, a beta number of two equal parameters, which are drawn for each step. Does nothing
 * otherwise.
 *
 * <p><b>Shapes.</b> Images (batch, height, width, channels), or the channels behind the batch, and perhaps labels (batch, classes); they are kept.
 *
 * <p>Source: Keras {@code keras.layers.CutMix} (Yun et al., 2019).
 */
public final class CutMix extends MixingLayer<CutMix> {
    /** The parameter of the beta numbers: a number f for 0 to f, or a range. */
    public static final Option<Factor> FACTOR = RandAugment.factor(1);

    static final Kind<CutMix> KIND = kind("CutMix", CutMix::new, FACTOR, SEED, DATA_FORMAT);

    private static final double LEAST_FACTOR = 1e-6;

    private CutMix(Values values) {
        super(values);
    }

    /** A layer with a factor of 0 to 1. */
    public static CutMix of() {
        return KIND.create(KIND.values());
    }

    /** The same with another factor. */
    public CutMix withFactor(Factor factor) {
        return with(FACTOR, factor);
    }

    @Override
    Value share(int batch, Draws draws) {
        return draws.beta(batch, get(FACTOR).lowFrom(0) + LEAST_FACTOR, get(FACTOR).high() + LEAST_FACTOR);
    }

    @Override
    Value ofPixels(Value images, Value share, Draws draws) {
        var axis = get(DATA_FORMAT).firstSpatialAxis();
        var height = images.shape().size(axis);
        var width = images.shape().size(axis + 1);
        var side = Ops.sqrt(Ops.affine(share, -1, 1));
        var kept = Ops.affine(RandomBox.mask(height, width, side, side, draws), -1, 1);
        return axis == 1 ? kept : Ops.reshape(kept, images.shape().size(0), 1, height, width);
    }
}
