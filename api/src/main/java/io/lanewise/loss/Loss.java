package io.lanewise.loss;

import io.lanewise.config.Named;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** What training makes small: a number from what is true and what is predicted. */
public interface Loss extends Named {
    /** Its name in logs and errors. */
    String name();

    /** How the losses of samples become one number. */
    LossReduction reduction();

    /**
     * The loss of each sample: the last axis of the prediction is reduced.
     *
     * @param yTrue the labels as they come
     * @param yPred the prediction
     * @throws IllegalArgumentException if labels and prediction do not go together: says what was expected and received
     */
    Value perSample(Value yTrue, Value yPred);

    /** The labels for a prediction of this shape, where no data tells: as many floats as are predicted, by default. */
    default Spec labels(Shape prediction) {
        return Spec.floats(prediction);
    }

    /** Which samples count, 1 or 0 each; all by default. */
    default Optional<Value> mask(Value yTrue, Value yPred) {
        return Optional.empty();
    }

    /**
     * This loss for labels and predictions of these shapes: itself, unless it stands for several, as {@code crossentropy} does.
     *
     * @param labels the shape of the labels, their number first
     * @param prediction the shape of a batch of predictions
     */
    default Loss resolve(Shape labels, Shape prediction) {
        return this;
    }

    /**
     * Looks through all labels before training begins, for what their shape does not show.
     *
     * @param labels the labels
     * @param prediction the shape of a batch of predictions
     * @throws IllegalArgumentException if a label is none that the loss can use: says which
     */
    default void check(Tensor labels, Shape prediction) {}

    /**
     * The loss of a batch: a scalar, or with reduction {@code none} a number a sample.
     *
     * @param sampleWeight weights of samples, or null
     */
    default Value of(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        return of(yTrue, yPred, sampleWeight, Optional.empty());
    }

    /**
     * The same where only a part of the prediction counts.
     *
     * @param counted the prediction's mask, 1 or 0 for each loss of {@link #perSample}
     */
    default Value of(Value yTrue, Value yPred, @Nullable Value sampleWeight, Optional<Value> counted) {
        var own = mask(yTrue, yPred);
        var both = own.isEmpty() ? counted : own.map(mask -> counted.map(other -> Ops.multiply(mask, other)).orElse(mask));
        return reduction().reduce(perSample(yTrue, yPred), sampleWeight, both);
    }

    /** A built-in loss by Keras's name, such as {@code mse}; {@code crossentropy} is the one that the shapes ask for. */
    static Loss of(String name) {
        return Losses.byName(name);
    }

    /**
     * A loss of one's own, composed of ops; its gradient follows.
     *
     * @param name its name in logs
     * @param perSample from labels and prediction to the loss of each sample
     */
    static Loss of(String name, BinaryOperator<Value> perSample) {
        return CustomLoss.of(name, perSample);
    }
}
