package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The weights of samples that fit is given: directly, or by class. */
final class SampleWeights {
    private SampleWeights() {}

    /** The weights, or null if all samples weigh 1. */
    static @Nullable Tensor of(Fit fit, Samples samples) {
        var direct = fit.find(Fit.SAMPLE_WEIGHT);
        if (direct.isPresent()) {
            var weights = direct.get();
            if (weights.shape().rank() == 0 || weights.shape().size(0) != samples.count()) {
                throw new IllegalArgumentException("fit: expected a sample weight for each of " + samples.count() + " samples, received " + weights);
            }
            return weights.to(DType.FLOAT32);
        }
        return fit.find(Fit.CLASS_WEIGHT).map(weights -> byClass(weights, labels(samples))).orElse(null);
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

    /** The class of a sample: its label, or where a one-hot label is largest. */
    private static int label(Tensor labels, int sample, int width) {
        if (width == 1) {
            return (int) labels.at(sample);
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
