package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Interpolation;
import io.lanewise.op.Ops;
import java.util.List;

/**
 * y = w x + (1 − w) Σ vᵢ chainᵢ(x) while training, clipped to the range of values. A chain is some changes one after the other, each one of those of
 * {@link RandAugment} or none; w is a beta number, the vᵢ a Dirichlet vector of parameters α. All are drawn for each step, the same for all images.
 * Does nothing otherwise.
 *
 * <p><b>Shapes.</b> (batch, height, width, 3), or the channels behind the batch; it is kept.
 *
 * <p>Source: Keras {@code keras.layers.AugMix} (Hendrycks et al., 2019).
 */
public final class AugMix extends RandomImageLayer<AugMix> {
    /** The least and the greatest value of a pixel: 0 and 255, by default. */
    public static final Option<List<Double>> VALUE_RANGE = RandomBrightness.VALUE_RANGE;
    /** How many chains there are. */
    public static final Option<Integer> NUM_CHAINS = Option.of("num_chains", OptionType.INTEGER, 3).within("an integer above 0", count -> count > 0);
    /** How many changes a chain has. */
    public static final Option<Integer> CHAIN_DEPTH = Option.of("chain_depth", OptionType.INTEGER, 3).within("an integer of 0 or more", depth -> depth >= 0);
    /** How far each change goes: a number f for 0 to f, or a range. */
    public static final Option<Factor> FACTOR = RandAugment.factor(0.3);
    /** α. */
    public static final Option<Double> ALPHA = Option.of("alpha", OptionType.NUMBER, 1.0).within("a number above 0", alpha -> alpha > 0);
    /** Whether brightness, contrast, sharpness and paler colours are among the changes. */
    public static final Option<Boolean> ALL_OPS = Option.of("all_ops", OptionType.BOOLEAN, true);
    /** What stands between the pixels: linear steps, by default. */
    public static final Option<Interpolation> INTERPOLATION = RandomMotionLayer.INTERPOLATION;

    static final Kind<AugMix> KIND = kind(
            "AugMix", AugMix::new, VALUE_RANGE, NUM_CHAINS, CHAIN_DEPTH, FACTOR, ALPHA, ALL_OPS, INTERPOLATION, SEED, DATA_FORMAT);

    private AugMix(Values values) {
        super(values);
    }

    /** A layer of three chains of three changes. */
    public static AugMix of() {
        return KIND.create(KIND.values());
    }

    /** The same with other numbers of chains, and of changes in each. */
    public AugMix withChains(int chains, int depth) {
        return KIND.create(values().with(NUM_CHAINS, chains).with(CHAIN_DEPTH, depth));
    }

    /** The same with changes that go further, or less far. */
    public AugMix withFactor(Factor factor) {
        return with(FACTOR, factor);
    }

    /** The same with another α. */
    public AugMix withAlpha(double alpha) {
        return with(ALPHA, alpha);
    }

    /** The same with all changes, or without those that corruptions of tests are made of. */
    public AugMix withAllOps(boolean all) {
        return with(ALL_OPS, all);
    }

    /** The same with another interpolation, nearest or bilinear. */
    public AugMix withInterpolation(Interpolation interpolation) {
        return with(INTERPOLATION, interpolation);
    }

    /** The same for pixels of other values. */
    public AugMix withValueRange(double least, double greatest) {
        return with(VALUE_RANGE, List.of(least, greatest));
    }

    @Override
    Value changed(Scope scope, Value x) {
        var changes = new Augmentations(get(FACTOR), get(VALUE_RANGE), get(INTERPOLATION), find(SEED));
        var count = get(ALL_OPS) ? Augmentations.ALL : Augmentations.WITHOUT_COLOURS;
        var draws = draws(scope, x);
        var shares = draws.dirichlet(get(NUM_CHAINS), get(ALPHA));
        var mixed = Ops.zerosLike(x);
        for (var chain = 0; chain < get(NUM_CHAINS); chain++) {
            var y = x;
            for (var i = 0; i < get(CHAIN_DEPTH); i++) {
                y = changes.any(scope, y, count, count + 1, draws);
            }
            mixed = Ops.add(mixed, Ops.multiply(y, Ops.reshape(Ops.slice(shares, 1, chain, chain + 1), 1, 1, 1, 1)));
        }
        var own = draws.beta(1, get(ALPHA), get(ALPHA));
        var y = Ops.add(Ops.multiply(x, own), Ops.multiply(mixed, Ops.affine(own, -1, 1)));
        return RandomBrightness.clipped(y, get(VALUE_RANGE));
    }
}
