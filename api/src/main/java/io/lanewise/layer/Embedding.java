package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.constraint.Constraint;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Ops;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A vector for each integer: row x of the weight embeddings. Numbers that are no integers are cut off to such.
 *
 * <p><b>Shapes.</b> (batch, …) → (batch, …, output_dim), of integers from 0 to input_dim − 1; embeddings (input_dim, output_dim).
 * Any other integer ends the step with an {@link IndexOutOfBoundsException}.
 *
 * <p>Source: Keras {@code keras.layers.Embedding}.
 */
public final class Embedding extends ConfiguredLayer<Embedding> {
    /** How many integers there are. */
    public static final Option<Integer> INPUT_DIM = Option.requiredCount("input_dim");
    /** The length of a vector. */
    public static final Option<Integer> OUTPUT_DIM = Option.requiredCount("output_dim");
    /** The vectors: evenly distributed from −0.05 to 0.05 at first. */
    public static final WeightOptions EMBEDDINGS = WeightOptions.of("embeddings", Initializer.of("uniform"));

    /** Whether the integer 0 stands for nothing: steps that hold it are masked for the layers behind. */
    public static final Option<Boolean> MASK_ZERO = Option.of("mask_zero", OptionType.BOOLEAN, false);

    static final Kind<Embedding> KIND = kind(
            "Embedding", Embedding::new, INPUT_DIM, OUTPUT_DIM, EMBEDDINGS.initializer(), EMBEDDINGS.regularizer(), EMBEDDINGS.constraint(),
            MASK_ZERO);

    private Embedding(Values values) {
        super(values);
    }

    /**
     * A layer with a vector for each integer below a bound.
     *
     * @param inputDim the bound
     * @param outputDim the length of a vector
     * @throws IllegalArgumentException if one is not above 0
     */
    public static Embedding of(int inputDim, int outputDim) {
        return KIND.create(KIND.values().with(INPUT_DIM, inputDim).with(OUTPUT_DIM, outputDim));
    }

    /** The same with vectors that begin in another way. */
    public Embedding withEmbeddingsInitializer(Initializer initializer) {
        return with(EMBEDDINGS.initializer(), initializer);
    }

    /** The same with a penalty on the vectors. */
    public Embedding withEmbeddingsRegularizer(Regularizer regularizer) {
        return with(EMBEDDINGS.regularizer(), regularizer);
    }

    /** The same with vectors that are held to something after each step. */
    public Embedding withEmbeddingsConstraint(Constraint constraint) {
        return with(EMBEDDINGS.constraint(), constraint);
    }

    /** The same with or without a mask that leaves out zeros. */
    public Embedding withMaskZero(boolean maskZero) {
        return with(MASK_ZERO, maskZero);
    }

    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        return get(MASK_ZERO) ? List.of(Optional.of(Masks.notEqual(Ops.cast(inputs.getFirst(), DType.FLOAT32), 0))) : List.of();
    }

    @Override
    protected Value call(Scope scope, Value x) {
        var shape = Shape.of(get(INPUT_DIM), get(OUTPUT_DIM));
        return Ops.gather(scope.weight(shape, get(EMBEDDINGS)), Ops.cast(x, DType.INT32));
    }
}
