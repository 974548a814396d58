package io.lanewise.loss;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Optional;

/**
 * {@code "crossentropy"} in compile: the cross-entropy that the shapes ask for, as Keras chooses: one output → {@link BinaryCrossentropy};
 * integer labels → {@link SparseCategoricalCrossentropy}; one-hot labels → {@link CategoricalCrossentropy}.
 */
public final class Crossentropy extends Configured<Crossentropy> implements Loss {
    private static final Kind<Crossentropy> KIND = Kind.of("crossentropy", Crossentropy::new, StandardLoss.NAME);

    private Crossentropy(Values values) {
        super(values);
    }

    /**
     * The choice, under a name.
     *
     * @param name {@code crossentropy} or {@code ce}: what logs and files call it
     */
    static Crossentropy of(String name) {
        return KIND.create(KIND.values().with(StandardLoss.NAME, name));
    }

    /** Whether a name means this choice. */
    static boolean isNamed(String name) {
        return name.equalsIgnoreCase("crossentropy") || name.equalsIgnoreCase("ce");
    }

    @Override
    public String name() {
        return get(StandardLoss.NAME);
    }

    @Override
    public LossReduction reduction() {
        return LossReduction.SUM_OVER_BATCH_SIZE;
    }

    @Override
    public Loss resolve(Shape labels, Shape prediction) {
        if (prediction.size(-1) == 1) {
            return BinaryCrossentropy.of();
        }
        return labels.rank() < prediction.rank() || labels.size(-1) == 1 ? SparseCategoricalCrossentropy.of() : CategoricalCrossentropy.of();
    }

    private Loss resolve(Value yTrue, Value yPred) {
        return resolve(yTrue.shape(), yPred.shape());
    }

    @Override
    public Value perSample(Value yTrue, Value yPred) {
        return resolve(yTrue, yPred).perSample(yTrue, yPred);
    }

    @Override
    public Optional<Value> mask(Value yTrue, Value yPred) {
        return resolve(yTrue, yPred).mask(yTrue, yPred);
    }

    @Override
    public void check(Tensor labels, Shape prediction) {
        resolve(labels.shape(), prediction).check(labels, prediction);
    }
}
