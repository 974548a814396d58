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
 * Keras's sparsemax of each row (the last axis): yᵢ = max(xᵢ − τ, 0). With the row sorted downwards, x₍₁₎ ≥ x₍₂₎ ≥ …, and its running
 * sums sⱼ, k is the number of those j with x₍ⱼ₎ &gt; (sⱼ − 1) / j, and τ = (s₁ + … + sₖ − 1) / k.
 *
 * <p>Where k = 1 this is the projection onto the probability simplex (Martins and Astudillo, 2016), whose τ is (sₖ − 1) / k; for
 * larger k Keras adds up the running sums, and Keras's numbers are what counts here.
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
                Arrays.sort(sorted);
                var threshold = threshold(sorted);
                for (var i = row * columns; i < (row + 1) * columns; i++) {
                    output.floats()[output.offset() + i] = (float) Math.max(x.floats()[x.offset() + i] - threshold, 0);
                }
            }
        };
    }

    /** k of a row that is sorted upwards. */
    static int support(double[] sorted) {
        var sum = 0.0;
        var support = 0;
        for (var j = 1; j <= sorted.length; j++) {
            sum += sorted[sorted.length - j];
            if (sorted[sorted.length - j] > (sum - 1) / j) {
                support++;
            }
        }
        return support;
    }

    /** τ of a row that is sorted upwards. */
    private static double threshold(double[] sorted) {
        var support = support(sorted);
        var sum = 0.0;
        var total = 0.0;
        for (var j = 1; j <= support; j++) {
            sum += sorted[sorted.length - j];
            total += sum;
        }
        return (total - 1) / support;
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return upstream.tape().append(new SparsemaxGradient(), inputs.getFirst(), output, upstream);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = output.shape().size(-1);
        for (var start = 0; start < output.data().length; start += columns) {
            var row = Arrays.copyOfRange(inputs.getFirst().data(), start, start + columns);
            var sorted = row.clone();
            Arrays.sort(sorted);
            var threshold = threshold(sorted);
            for (var i = 0; i < columns; i++) {
                output.data()[start + i] = Math.max(row[i] - threshold, 0);
            }
        }
    }
}
