package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Images read at given places: y(i, j) = image(row(i, j), column(i, j)), in pixels, 0 in the middle of the first. Images (batch, height, width,
 * channels), rows and columns (batch, height, width, 1) → the images' shape. Source: Keras {@code keras.ops.image.map_coordinates}.
 *
 * @param sampling how the image is read there; beyond the rim the pixels around a place are found one by one
 */
public record Warp(Sampling sampling) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return check(this, inputs);
    }

    static Spec check(Op op, List<Spec> inputs) {
        var shape = Signature.of(op, inputs).count(3).floats().rank(0, 4).get(0).shape();
        Signature.of(op, inputs).require(
                inputs.get(1).shape().equals(shape.with(3, 1)) && inputs.get(2).shape().equals(shape.with(3, 1)), "a row and a column for each pixel");
        return Spec.floats(shape);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var channels = x.size(3);
        var fill = (float) sampling.fillValue();
        return new WarpRun(sampling, inputs, output, (to, from, weight) -> {
            var y = output.offset() + to * channels;
            var source = x.offset() + from * channels;
            for (var c = 0; c < channels; c++) {
                output.floats()[y + c] = Math.fma((float) weight, from == FillMode.BEYOND ? fill : x.floats()[source + c], output.floats()[y + c]);
            }
        });
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var rows = inputs.get(1);
        var columns = inputs.get(2);
        return index == 0
                ? upstream.tape().append(new WarpGradient(sampling), upstream, rows, columns)
                : slope(index, sampling, inputs.getFirst(), rows, columns, upstream);
    }

    /** How Σ upstream · y changes with the rows (1) or the columns (2): by the step from one pixel to the next; not at all, where the nearest counts. */
    static @Nullable Value slope(int index, Sampling sampling, Value image, Value rows, Value columns, Value upstream) {
        if (!sampling.bilinear()) {
            return null;
        }
        var before = Ops.floor(index == 1 ? rows : columns);
        var behind = Ops.add(before, 1);
        var warp = new Warp(sampling);
        var tape = image.tape();
        var step = index == 1
                ? Ops.subtract(tape.append(warp, image, behind, columns), tape.append(warp, image, before, columns))
                : Ops.subtract(tape.append(warp, image, rows, behind), tape.append(warp, image, rows, before));
        return Ops.sumLast(Ops.multiply(upstream, step));
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var x = inputs.getFirst();
        var channels = x.shape().size(3);
        Arrays.fill(output.data(), 0);
        WarpRun.reference(sampling, inputs, (to, from, weight) -> {
            for (var c = 0; c < channels; c++) {
                output.data()[to * channels + c] += weight * (from == FillMode.BEYOND ? sampling.fillValue() : x.data()[from * channels + c]);
            }
        });
    }
}
