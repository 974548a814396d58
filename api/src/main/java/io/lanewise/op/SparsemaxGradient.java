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
 * The gradient of {@link Sparsemax} from its input x, its output y and the gradient dy that flows into it. With gᵢ = dyᵢ where yᵢ
 * &gt; 0, else 0: dxᵢ = gᵢ − cᵢ Σ g, where cᵢ = ∂τ/∂xᵢ is (k − r + 1) / k for the element of rank r ≤ k in its row, else 0.
 */
public record SparsemaxGradient() implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(3).floats().sameShapes().require(inputs.getFirst().shape().rank() > 0, "at least one axis").get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var columns = output.size(-1);
        var rows = Softmax.rows(output);
        var row = new double[4][columns];
        var sorted = new double[columns];
        return () -> {
            for (var start = 0; start < rows * columns; start += columns) {
                for (var input = 0; input < 3; input++) {
                    var buffer = inputs.get(input);
                    for (var i = 0; i < columns; i++) {
                        row[input][i] = buffer.floats()[buffer.offset() + start + i];
                    }
                }
                row(row[0], row[1], row[2], sorted, row[3]);
                for (var i = 0; i < columns; i++) {
                    output.floats()[output.offset() + start + i] = (float) row[3][i];
                }
            }
        };
    }

    private static void row(double[] x, double[] y, double[] dy, double[] sorted, double[] dx) {
        System.arraycopy(x, 0, sorted, 0, x.length);
        Arrays.sort(sorted);
        var support = Sparsemax.support(sorted);
        var sum = 0.0;
        for (var i = 0; i < x.length; i++) {
            sum += y[i] > 0 ? dy[i] : 0;
        }
        for (var i = 0; i < x.length; i++) {
            var rank = 1;
            for (var j = 0; j < x.length; j++) {
                rank += x[j] > x[i] || (x[j] == x[i] && j < i) ? 1 : 0;
            }
            var share = rank <= support ? (support - rank + 1.0) / support : 0;
            dx[i] = (y[i] > 0 ? dy[i] : 0) - share * sum;
        }
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        throw new UnsupportedOperationException("SparsemaxGradient cannot be differentiated again; use softmax where second derivatives are needed");
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = output.shape().size(-1);
        for (var start = 0; start < output.data().length; start += columns) {
            var from = start;
            var rows = inputs.stream().map(input -> Arrays.copyOfRange(input.data(), from, from + columns)).toList();
            var dx = new double[columns];
            row(rows.get(0), rows.get(1), rows.get(2), new double[columns], dx);
            System.arraycopy(dx, 0, output.data(), start, columns);
        }
    }
}
