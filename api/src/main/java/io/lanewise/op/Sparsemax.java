package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;

/**
 * The Euclidean projection of each row (the last axis) onto the probability simplex: yᵢ = max(xᵢ − τ, 0) with τ such that Σ yᵢ = 1
 * (Martins and Astudillo, 2016).
 */
public record Sparsemax() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(1).floats().require(inputs.getFirst().shape().rank() > 0, "at least one axis").get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var columns = x.size(-1);
        var rows = Softmax.rows(x);
        var sorted = new double[columns];
        return () -> {
            for (var row = 0; row < rows; row++) {
                for (var i = 0; i < columns; i++) {
                    sorted[i] = x.floats()[x.offset() + row * columns + i];
                }
                var threshold = threshold(sorted);
                for (var i = row * columns; i < (row + 1) * columns; i++) {
                    output.floats()[output.offset() + i] = (float) Math.max(x.floats()[x.offset() + i] - threshold, 0);
                }
            }
        };
    }

    /** τ of a row, which is left sorted. */
    private static double threshold(double[] row) {
        Arrays.sort(row);
        var sum = 0.0;
        var threshold = 0.0;
        for (var count = 1; count <= row.length; count++) {
            var next = row[row.length - count];
            sum += next;
            if (1 + count * next > sum) {
                threshold = (sum - 1) / count;
            }
        }
        return threshold;
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var support = Ops.sign(output);
        var mean = Ops.divide(Ops.sumLast(Ops.multiply(support, upstream)), Ops.sumLast(support));
        return Ops.multiply(support, Ops.subtract(upstream, mean));
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = output.shape().size(-1);
        for (var start = 0; start < output.data().length; start += columns) {
            var row = Arrays.copyOfRange(inputs.getFirst().data(), start, start + columns);
            var threshold = threshold(row.clone());
            for (var i = 0; i < columns; i++) {
                output.data()[start + i] = Math.max(row[i] - threshold, 0);
            }
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
