package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;
import java.util.Map;

/**
 * A layer whose kernel W is divided by its largest singular value before each step of training: W ← W / σ, with σ = v W uᵀ, where u and v are
 * brought nearer to the singular vectors by v ← u Wᵀ / |u Wᵀ| and u ← v W / |v W| (Miyato et al., 2018). W is a matrix of all its axes but the
 * last, by the last. The divided kernel takes the weight's place, is trained by the gradient at it, and is used unchanged in inference; one of
 * zeros only is left as it is.
 *
 * <p><b>Shapes.</b> Those of the layer. The state {@code vector_u} has the shape (1, last axis of the kernel).
 *
 * <p>Source: Keras {@code keras.layers.SpectralNormalization}.
 */
public final class SpectralNormalization extends ConfiguredLayer<SpectralNormalization> implements Wrapper {
    /** The layer with the kernel, or with embeddings. */
    public static final Option<Layer> LAYER = Option.required("layer", LayerJson.LAYER);
    /** How often u and v are brought nearer in a step. */
    public static final Option<Integer> POWER_ITERATIONS =
            Option.of("power_iterations", OptionType.INTEGER, 1).within("an integer above 0", count -> count > 0);

    static final Kind<SpectralNormalization> KIND = kind("SpectralNormalization", SpectralNormalization::new, LAYER, POWER_ITERATIONS);

    private static final String PART = "layer/";

    private SpectralNormalization(Values values) {
        super(values);
    }

    /** A layer whose kernel is kept at a largest singular value of about 1. */
    public static SpectralNormalization of(Layer layer) {
        return KIND.create(KIND.values().with(LAYER, layer));
    }

    /** The same with other than one iteration in a step. */
    public SpectralNormalization withPowerIterations(int count) {
        return with(POWER_ITERATIONS, count);
    }

    @Override
    public Layer inner() {
        return get(LAYER);
    }

    @Override
    public SpectralNormalization withInner(Layer layer) {
        return with(LAYER, layer);
    }

    @Override
    public Map<String, String> weightsOfParts() {
        return Map.of("kernel", PART, "embeddings", PART);
    }

    @Override
    protected Value call(Scope scope, Value x) {
        var layer = get(LAYER);
        var spectral = new SpectralScope(scope, PART, get(POWER_ITERATIONS));
        // A penalty on the output counts for layers that are called; Keras calls this one from within.
        var bare = layer instanceof ConfiguredLayer<?> configured ? configured.with(ACTIVITY_REGULARIZER, null) : layer;
        var outputs = bare.call(spectral.part("layer", Arguments.none(), List.of()), List.of(x));
        if (!spectral.found()) {
            throw wrongInput("a layer with a weight named kernel or embeddings, such as Dense, a convolution or Embedding", x);
        }
        if (outputs.size() != 1) {
            throw wrongInput("a layer of one output, not of " + outputs.size(), x);
        }
        // As in Keras: what an Embedding makes of integers is cut to integers too.
        return Ops.cast(outputs.getFirst(), x.dtype());
    }
}
