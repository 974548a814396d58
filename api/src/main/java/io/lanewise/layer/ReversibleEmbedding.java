package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An {@link Embedding} that is also called the other way round, with {@code reverse}: from vectors to a number for each integer, x · embeddingsᵀ,
 * or x · reverse_embeddings where the weights are not tied; with a cap c these are c · tanh(y / c) (Press and Wolf, 2016).
 *
 * <p><b>Shapes.</b> (batch, …) → (batch, …, output_dim), of integers from 0 to input_dim − 1; in reverse (batch, …, output_dim) → (batch, …,
 * input_dim). Weights: embeddings (input_dim, output_dim); reverse_embeddings (output_dim, input_dim) if not tied.
 *
 * <p>Source: Keras {@code keras.layers.ReversibleEmbedding}.
 */
public final class ReversibleEmbedding extends ConfiguredLayer<ReversibleEmbedding> {
    /** How many integers there are. */
    public static final Option<Integer> INPUT_DIM = Embedding.INPUT_DIM;
    /** The length of a vector. */
    public static final Option<Integer> OUTPUT_DIM = Embedding.OUTPUT_DIM;
    /** The vectors: evenly distributed from −0.05 to 0.05 at first. */
    public static final WeightOptions EMBEDDINGS = Embedding.EMBEDDINGS;
    /** Whether the integer 0 stands for nothing: steps that hold it are masked for the layers behind. */
    public static final Option<Boolean> MASK_ZERO = Embedding.MASK_ZERO;
    /** Whether one weight serves both ways. */
    public static final Option<Boolean> TIE_WEIGHTS = Option.of("tie_weights", OptionType.BOOLEAN, true);
    /** The bound of what comes out in reverse; none unless given. */
    public static final Option<Double> LOGIT_SOFT_CAP = Option.optional("logit_soft_cap", OptionType.NUMBER).within("a number other than 0", cap -> cap != 0);

    private static final Option<DType> REVERSE_DTYPE = Option.optional("reverse_dtype", LayerJson.DTYPE).within("float32", type -> type == DType.FLOAT32);

    static final Kind<ReversibleEmbedding> KIND = kind(
            "ReversibleEmbedding", ReversibleEmbedding::new, INPUT_DIM, OUTPUT_DIM, EMBEDDINGS.initializer(), EMBEDDINGS.regularizer(), EMBEDDINGS.constraint(),
            MASK_ZERO, TIE_WEIGHTS, REVERSE_DTYPE, LOGIT_SOFT_CAP);

    private static final String REVERSE = "reverse";

    private ReversibleEmbedding(Values values) {
        super(values);
    }

    /**
     * A layer with a vector for each integer below a bound.
     *
     * @param inputDim the bound
     * @param outputDim the length of a vector
     * @throws IllegalArgumentException if one is not above 0
     */
    public static ReversibleEmbedding of(int inputDim, int outputDim) {
        return KIND.create(KIND.values().with(INPUT_DIM, inputDim).with(OUTPUT_DIM, outputDim));
    }

    /** What a call from vectors to integers is given. */
    public static <T> Arguments<T> reverse() {
        return Arguments.of(REVERSE, true);
    }

    /** The same with one weight for both ways, or with two. */
    public ReversibleEmbedding withTieWeights(boolean tied) {
        return with(TIE_WEIGHTS, tied);
    }

    /** The same with a bound of what comes out in reverse. */
    public ReversibleEmbedding withLogitSoftCap(double cap) {
        return with(LOGIT_SOFT_CAP, cap);
    }

    @Override
    public Set<String> argumentNames() {
        return Set.of(REVERSE);
    }

    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        return get(MASK_ZERO) && !scope.arguments().isTrue(REVERSE)
                ? List.of(Optional.of(Masks.notEqual(Ops.cast(inputs.getFirst(), DType.FLOAT32), 0))) : List.of();
    }

    @Override
    protected Value call(Scope scope, Value x) {
        int integers = get(INPUT_DIM);
        int length = get(OUTPUT_DIM);
        var embeddings = scope.weight(Shape.of(integers, length), get(EMBEDDINGS));
        // Both exist from the first call on, whichever way it goes.
        var back = get(TIE_WEIGHTS)
                ? Optional.<Value>empty()
                : Optional.of(scope.weight("reverse_embeddings", Shape.of(length, integers), get(EMBEDDINGS.initializer())));
        if (!scope.arguments().isTrue(REVERSE)) {
            return Ops.gather(embeddings, Ops.cast(x, DType.INT32));
        }
        if (x.shape().rank() < 2 || x.shape().size(-1) != length) {
            throw wrongInput("vectors of output_dim " + length + " in reverse", x);
        }
        var rows = Ops.reshape(Ops.cast(x, DType.FLOAT32), x.shape().elements() / length, length);
        var products = Ops.matMul(rows, back.orElseGet(() -> Ops.transpose(embeddings, 1, 0)));
        var logits = Ops.reshape(products, x.shape().with(-1, integers));
        return find(LOGIT_SOFT_CAP).map(cap -> Ops.multiply(Ops.tanh(Ops.multiply(logits, 1 / cap)), cap)).orElse(logits);
    }
}
