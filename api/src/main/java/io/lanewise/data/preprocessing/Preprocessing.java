package io.lanewise.data.preprocessing;

import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;

/** One-hot labels and norms, as in {@code keras.utils}. */
public final class Preprocessing {
    private Preprocessing() {}

    /** {@link #toCategorical(int[], int)} with as many classes as the largest label needs. */
    public static Tensor toCategorical(int... labels) {
        var largest = Arrays.stream(labels).max().orElseThrow(() -> new IllegalArgumentException(
                "toCategorical: expected at least one label to take the number of classes from, received none; or give numClasses"));
        return toCategorical(labels, Math.max(1, Math.addExact(largest, 1)));
    }

    /**
     * Class numbers as rows with a 1 at the place of the class and 0 elsewhere.
     *
     * <p><b>Shapes.</b> (n,) to float32 (n, numClasses).
     *
     * @param labels from 0 to numClasses − 1
     * @param numClasses 1 or more
     * @throws IllegalArgumentException if a label lies outside that range
     */
    public static Tensor toCategorical(int[] labels, int numClasses) {
        if (numClasses < 1) {
            throw new IllegalArgumentException("toCategorical: numClasses must be 1 or more, received " + numClasses);
        }
        for (var i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= numClasses) {
                throw new IllegalArgumentException("toCategorical: a label must lie from 0 to " + (numClasses - 1) + " (numClasses "
                        + numClasses + "), received " + labels[i] + " at position " + i);
            }
        }
        var oneHot = new float[Math.multiplyExact(labels.length, numClasses)];
        for (var i = 0; i < labels.length; i++) {
            oneHot[i * numClasses + labels[i]] = 1;
        }
        return Tensor.wrap(oneHot, Shape.of(labels.length, numClasses));
    }

    /**
     * Class numbers of any shape; a last axis of size 1 is dropped, as in Keras.
     *
     * <p><b>Shapes.</b> (…,) or (…, 1) to float32 (…, numClasses).
     *
     * @param labels uint8 or int32, from 0 to numClasses − 1
     * @throws IllegalArgumentException if the labels are float32, or one lies outside that range
     */
    public static Tensor toCategorical(Tensor labels, int numClasses) {
        if (labels.dtype() == DType.FLOAT32) {
            throw new IllegalArgumentException("toCategorical: labels must be uint8 or int32, received " + labels
                    + "; convert with to(DType.INT32)");
        }
        var shape = labels.shape();
        var rank = shape.rank() > 1 && shape.size(-1) == 1 ? shape.rank() - 1 : shape.rank();
        var sizes = Arrays.copyOf(shape.toArray(), rank + 1);
        sizes[rank] = numClasses;
        return toCategorical(labels.to(DType.INT32).ints(), numClasses).reshape(sizes);
    }

    /** {@link #normalize(Tensor, int, double)} of the last axis by its Euclidean length. */
    public static Tensor normalize(Tensor x) {
        return normalize(x, -1, 2);
    }

    /**
     * Every vector along an axis divided by its norm {@code (Σ |x|^order)^(1/order)}; a vector of zeros stays as it is. Computed in
     * float64.
     *
     * <p><b>Shapes.</b> Any but a scalar; the result has the same, float32.
     *
     * @param axis from −rank to rank − 1
     * @param order above 0; infinity takes the largest {@code |x|}
     * @throws IllegalArgumentException if x is a scalar or the order is not above 0
     * @throws IllegalArgumentException if there is no such axis
     */
    public static Tensor normalize(Tensor x, int axis, double order) {
        if (x.shape().rank() == 0) {
            throw new IllegalArgumentException("normalize: expected a tensor of rank 1 or more, received the scalar " + x);
        }
        if (!(order > 0)) {
            throw new IllegalArgumentException("normalize: order must be above 0, received " + order);
        }
        var along = x.shape().axis(axis);
        var length = x.shape().size(along);
        var stride = x.shape().elements(along + 1, x.shape().rank());
        var quotients = new float[x.elements()];
        for (var i = 0; i < quotients.length; i++) {
            var index = i / stride % length;
            if (index == 0) {
                var norm = norm(x, i, stride, length, order);
                for (var k = 0; k < length; k++) {
                    quotients[i + k * stride] = (float) (x.at(i + k * stride) / (norm == 0 ? 1 : norm));
                }
            }
        }
        return Tensor.wrap(quotients, x.shape());
    }

    private static double norm(Tensor x, int first, int stride, int length, double order) {
        var sum = 0.0;
        for (var k = 0; k < length; k++) {
            var magnitude = Math.abs(x.at(first + k * stride));
            sum = order == Double.POSITIVE_INFINITY ? Math.max(sum, magnitude) : sum + Math.pow(magnitude, order);
        }
        return order == Double.POSITIVE_INFINITY ? sum : order == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / order);
    }
}
