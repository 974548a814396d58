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
    private Gaussian() {}

    /** e^(−½ (d / σ)²) at the distances d from −size / 2 to size / 2, divided by their sum: (size). */
    static Value weights(Value sigma, int size) {
        var distances = sigma.tape().constant(Tensor.of(IntStream.range(0, size).mapToDouble(i -> i - (size - 1) / 2.0).toArray()));
        var bell = Ops.exp(Ops.multiply(Ops.square(Ops.divide(distances, sigma)), -0.5));
        return Ops.divide(bell, Ops.reshape(Ops.sum(bell), 1));
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
