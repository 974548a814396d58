package io.lanewise.layer;

import io.lanewise.config.json.JsonObject;
import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.RandomKey;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;

/**
 * Mean and variance of data for each place along some axes, in float64; the variance is divided by the number of elements.
 *
 * @param shape the sizes of the axes
 * @param mean row-major
 * @param variance row-major
 */
@SuppressWarnings("ArrayRecordComponent") // statistics that are read, never compared
record Moments(Shape shape, double[] mean, double[] variance) {
    static Moments of(ConfiguredLayer<?> layer, Tensor data, List<Integer> given) {
        var rank = data.shape().rank();
        if (rank == 0 || data.elements() == 0 || given.stream().anyMatch(axis -> axis >= rank || axis < -rank)) {
            throw new IllegalArgumentException(layer + ": adapt expects samples with the axes " + given + ", received data of shape " + data.shape());
        }
        var axes = given.stream().map(data.shape()::axis).sorted().distinct().toList();
        var shape = Shape.of(axes.stream().mapToInt(data.shape()::size).toArray());
        var mean = new double[shape.elements()];
        var count = data.elements() / shape.elements();
        for (var i = 0; i < data.elements(); i++) {
            mean[place(data.shape(), axes, i)] += data.at(i) / count;
        }
        var variance = new double[mean.length];
        for (var i = 0; i < data.elements(); i++) {
            var place = place(data.shape(), axes, i);
            variance[place] += (data.at(i) - mean[place]) * (data.at(i) - mean[place]) / count;
        }
        return new Moments(shape, mean, variance);
    }

    /** Which statistic an element belongs to. */
    private static int place(Shape shape, List<Integer> axes, int element) {
        var place = 0;
        var stride = 1;
        var rest = element;
        for (var axis = shape.rank() - 1; axis >= 0; axis--) {
            if (axes.contains(axis)) {
                place += rest % shape.size(axis) * stride;
                stride *= shape.size(axis);
            }
            rest /= shape.size(axis);
        }
        return place;
    }

    Initializer meanInitializer() {
        return new Copy(mean);
    }

    Initializer varianceInitializer() {
        return new Copy(variance);
    }

    /** Numbers that are there already. */
    @SuppressWarnings("ArrayRecordComponent") // as above
    private record Copy(double[] numbers) implements Initializer {
        @Override
        public String className() {
            return "Copy";
        }

        @Override
        public JsonObject config() {
            return JsonObject.builder().build();
        }

        @Override
        public void fill(Shape ignored, RandomKey key, float[] target) {
            for (var i = 0; i < target.length; i++) {
                target[i] = (float) numbers[i];
            }
        }
    }
}
