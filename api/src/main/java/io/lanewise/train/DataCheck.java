package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.engine.Reduce;
import io.lanewise.engine.Reduction;
import io.lanewise.graph.Spec;
import io.lanewise.model.Network;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;

/** Brings data to what a model takes, or refuses it before anything has changed. */
final class DataCheck {
    private static final System.Logger LOG = System.getLogger(DataCheck.class.getPackageName());

    private DataCheck() {}

    /**
     * Samples whose features have the model's shape; builds the model if it did not know the shape of its input.
     *
     * @param operation what they are for, for errors
     */
    static Samples accept(String operation, Network network, Samples samples) {
        if (samples.count() == 0) {
            throw new IllegalArgumentException(operation + ": expected at least one sample, received features of shape " + samples.features().shape());
        }
        var reshaped = Samples.of(fit(operation, network, samples.features()), samples.labels());
        var fitted = samples.scale() == 1 ? reshaped : reshaped.scaled(samples.scale());
        warnOfNaN(operation, "features", fitted.features());
        warnOfNaN(operation, "labels", fitted.labels());
        return fitted;
    }

    /** Features in the shape that the model takes: an axis of size 1 at the end may be missing or too much. */
    static Tensor fit(String operation, Network network, Tensor features) {
        var shape = features.shape();
        if (shape.rank() == 0) {
            throw new IllegalArgumentException(operation + ": expected features with the samples as first axis, received " + features);
        }
        if (network.sample().isEmpty()) {
            var built = shape.rank() == 1 ? Shape.of(1, 1) : shape.with(0, 1);
            network.build(Spec.floats(built));
        }
        var expected = network.sample().orElseThrow().shape().with(0, shape.size(0));
        var sameNumbers = expected.equals(shape)
                || (shape.rank() + 1 == expected.rank() && expected.size(-1) == 1 && expected.elements() == shape.elements())
                || (shape.rank() == expected.rank() + 1 && shape.size(-1) == 1 && expected.elements() == shape.elements());
        if (!sameNumbers) {
            throw new IllegalArgumentException(operation + ": model " + network.name() + " expects features of shape " + expected.with(0, Shape.UNKNOWN)
                    + ", received " + features + "; reshape them, or begin the model with another Input");
        }
        return features.reshape(expected.toArray());
    }

    private static void warnOfNaN(String operation, String what, Tensor tensor) {
        // The largest number is NaN if any is: one fast pass tells, before a slow one counts.
        if (tensor.dtype() != DType.FLOAT32 || !Float.isNaN(Reduce.all(Reduction.MAX, tensor.elements(), tensor.floats(), 0))) {
            return;
        }
        var count = 0;
        for (var number : tensor.floats()) {
            count += Float.isNaN(number) ? 1 : 0;
        }
        LOG.log(System.Logger.Level.WARNING, operation + ": {0} of {1} numbers in the {2} are NaN; weights and loss will become NaN. "
                + "Remove or replace them first.", count, tensor.elements(), what);
    }
}
