package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Images;
import io.lanewise.op.Ops;
import io.lanewise.op.Window;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Means over neighbouring pixels, weighed by the bell curve of their distance. */
final class Gaussian {
    /** How many σ the curve is drawn to where it is cut off. */
    static final int REACH = 3;

    private Gaussian() {}

    /** e^(−½ (d / σ)²) at the distances d from −size / 2 to size / 2, divided by their sum: (size). */
    static Value weights(Value sigma, int size) {
        var distances = sigma.tape().constant(Tensor.of(IntStream.range(0, size).mapToDouble(i -> i - (size - 1) / 2.0).toArray()));
        var bell = Ops.exp(Ops.multiply(Ops.square(Ops.divide(distances, sigma)), -0.5));
        return Ops.divide(bell, Ops.reshape(Ops.sum(bell), 1));
    }

    /**
     * The same up to a distance of 3 σ, with zeros around the image, as the matrix that takes an axis of some size to the means: (size, size).
     *
     * @param most the distance up to which the greatest σ reaches
     */
    static Value band(Value sigma, int size, int most) {
        var distances = IntStream.range(0, size * size).map(i -> Math.abs(i / size - i % size));
        var weights = near(sigma, Tensor.of(distances.asDoubleStream().toArray()).reshape(size, size));
        var all = near(sigma, Tensor.of(IntStream.rangeClosed(-most, most).mapToDouble(Math::abs).toArray()));
        return Ops.divide(weights, Ops.reshape(Ops.sum(all), 1));
    }

    private static Value near(Value sigma, Tensor distances) {
        var d = sigma.tape().constant(distances);
        var bell = Ops.exp(Ops.multiply(Ops.square(Ops.divide(d, sigma)), -0.5));
        return Ops.multiply(bell, Ops.greaterEqual(Ops.multiply(sigma, REACH), d));
    }

    /** Images, channels last, blurred by weights across and down. */
    static Value blur(Value x, Value across, Value down) {
        var channels = x.shape().size(3);
        var columns = across.shape().elements();
        var rows = down.shape().elements();
        var kernel = Ops.multiply(Ops.reshape(down, rows, 1, 1, 1), Ops.reshape(across, 1, columns, 1, 1));
        var windows = List.of(Window.same(rows, 1, 1, x.shape().size(1)), Window.same(columns, 1, 1, x.shape().size(2)));
        return Images.convolution(x, Ops.broadcast(kernel, kernel.shape().with(3, channels)), Optional.empty(), windows, channels);
    }
}
