package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Map;

/** The weights of samples that fit is given: directly, or by class. */
final class SampleWeights {
    private SampleWeights() {}

    /** The samples with the weights that fit was given for them, if it was. */
    static Samples direct(Fit fit, Samples samples) {
        var given = fit.find(Fit.SAMPLE_WEIGHT);
        if (given.isPresent() && samples.weights().isPresent()) {
            throw new IllegalArgumentException("fit: expected sample_weight or samples with weights, not both");
        }
        try {
            return given.map(samples::withWeights).orElse(samples);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("fit: " + wrong.getMessage(), wrong);
        }
    }

    /** The samples with the weights of their classes. */
    static Samples byClass(Map<Integer, Double> weights, Samples samples) {
        if (samples.weights().isPresent()) {
            throw new IllegalArgumentException("fit: expected class_weight or samples with weights, not both");
        }
        return samples.withWeights(byClass(weights, labels(samples)));
    }

    private static Tensor labels(Samples samples) {
        try {
            return samples.labels();
        } catch (IllegalStateException several) {
            throw new IllegalArgumentException("fit: class_weight is for models of one output; give sample weights instead", several);
        }
    }

    private static Tensor byClass(Map<Integer, Double> weights, Tensor labels) {
        var count = labels.shape().size(0);
        var width = labels.elements() / Math.max(1, count);
        if (labels.shape().rank() > 2) {
            throw new IllegalArgumentException("fit: class_weight expects labels of shape (N,), (N, 1) or one-hot (N, classes), received " + labels);
        }
        var perSample = new float[count];
        for (var sample = 0; sample < count; sample++) {
            perSample[sample] = weights.getOrDefault(label(labels, sample, width), 1.0).floatValue();
        }
        return Tensor.wrap(perSample, Shape.of(count));
    }

    /** The class of a sample: its label, rounded, or where a one-hot label is largest. */
    private static int label(Tensor labels, int sample, int width) {
        if (width == 1) {
            return (int) Math.rint(labels.at(sample));
        }
        var best = 0;
        for (var i = 1; i < width; i++) {
            if (labels.at(sample * width + i) > labels.at(sample * width + best)) {
                best = i;
            }
        }
        return best;
    }
}
