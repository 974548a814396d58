package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.engine.Reduce;
import io.lanewise.engine.Reduction;
import io.lanewise.graph.Spec;
import io.lanewise.model.Network;
import io.lanewise.model.Port;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Brings data to what a model takes, or refuses it before anything has changed. */
final class DataCheck {
    private static final System.Logger LOG = System.getLogger(DataCheck.class.getPackageName());

    private DataCheck() {}

    /**
     * Samples whose features have the shapes that the model takes, and labels for each output; builds the model if it did not know the shape
     * of its input.
     *
     * @param operation what they are for, for errors
     */
    static Samples accept(String operation, Network network, Samples samples) {
        if (samples.count() == 0) {
            throw new IllegalArgumentException(operation + ": expected at least one sample, received " + samples);
        }
        var features = fit(operation, network, named(operation, network, () -> samples.features(inputNames(network))));
        var labels = named(operation, network, () -> samples.labels(network.outputs().stream().map(Port::name).toList()));
        var reshaped = Samples.of(features, labels);
        features.forEach(tensor -> warnOfNaN(operation, "features", tensor));
        labels.forEach(tensor -> warnOfNaN(operation, "labels", tensor));
        var weighted = samples.weights().map(reshaped::withWeights).orElse(reshaped);
        return samples.scale() == 1 ? weighted : weighted.scaled(samples.scale());
    }

    private static List<Tensor> named(String operation, Network network, Supplier<List<Tensor>> tensors) {
        try {
            return tensors.get();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(operation + ": model " + network.name() + ": " + wrong.getMessage(), wrong);
        }
    }

    static List<String> inputNames(Network network) {
        return network.isBuilt() ? network.inputs().stream().map(Port::name).toList() : List.of("input_layer");
    }

    /** Features in the shapes that the model takes: an axis of size 1 at the end may be missing or too much. */
    static List<Tensor> fit(String operation, Network network, List<Tensor> features) {
        if (features.isEmpty()) {
            throw new IllegalArgumentException(operation + ": model " + network.name() + " expects features, received none");
        }
        var first = features.getFirst().shape();
        synchronized (network) { // Several threads may predict first.
            if (!network.isBuilt() && first.rank() > 0) {
                network.build(Spec.floats(first.rank() == 1 ? Shape.of(1, 1) : first.with(0, 1)));
            }
        }
        var inputs = network.inputs();
        if (inputs.size() != features.size()) {
            throw new IllegalArgumentException(operation + ": model " + network.name() + " expects features for its inputs "
                    + inputs.stream().map(Port::name).toList() + ", received " + features);
        }
        var fitted = new ArrayList<Tensor>();
        for (var input : inputs) {
            fitted.add(fit(operation, network, input, features.get(fitted.size())));
        }
        return fitted;
    }

    private static Tensor fit(String operation, Network network, Port input, Tensor features) {
        var shape = features.shape();
        if (shape.rank() == 0) {
            throw new IllegalArgumentException(operation + ": expected features with the samples as first axis, received " + features);
        }
        var expected = input.shape().filled(shape);
        var sameNumbers = expected.equals(shape)
                || (shape.rank() + 1 == expected.rank() && expected.size(-1) == 1 && expected.elements() == shape.elements())
                || (shape.rank() == expected.rank() + 1 && shape.size(-1) == 1 && expected.elements() == shape.elements());
        if (!sameNumbers) {
            var which = network.inputs().size() == 1 ? "" : " for its input " + input.name();
            throw new IllegalArgumentException(operation + ": model " + network.name() + " expects features of shape " + input.shape() + which
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
