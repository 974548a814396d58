package io.lanewise.op;

import io.lanewise.engine.Normalization;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@link RowNormalization} with respect to x, from x, the gradient dy that flows into its output, and gamma if scaled: with g =
 * dy · gamma, dx = (g − mean(g) − x̂ · mean(g · x̂)) / √(mean((x − mean)²) + ε), where mean(g) is left out unless centered.
 *
 * @param epsilon ε, at least 0
 * @param centered whether the mean is subtracted
 * @param scaled whether there is gamma
 */
public record RowNormalizationGradient(double epsilon, boolean centered, boolean scaled) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(scaled ? 3 : 2).floats().require(inputs.get(0).equals(inputs.get(1)), "x and dy of one shape");
        return new RowNormalization(epsilon, centered, scaled, false).output(scaled ? List.of(inputs.get(0), inputs.get(2)) : List.of(inputs.get(0)));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var dy = inputs.get(1);
        var columns = x.size(-1);
        var rows = Softmax.rows(x);
        var gamma = scaled ? inputs.get(2) : null;
        return () -> Normalization.gradient(
                rows, columns, (float) epsilon, centered, x.floats(), x.offset(), gamma == null ? null : gamma.floats(), gamma == null ? 0 : gamma.offset(),
                dy.floats(), dy.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return Recomposed.gradient(index, inputs, upstream, this::composed);
    }

    private Value composed(List<Value> inputs) {
        var x = inputs.get(0);
        var normal = RowNormalization.composed(epsilon, centered, x);
        return Recomposed.gradients(scaled ? Ops.multiply(normal, inputs.get(2)) : normal, inputs.get(1), List.of(x)).getFirst();
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var dx = output.data();
        var columns = output.shape().size(-1);
        var normal = inputs.get(0).data().clone();
        for (var row = 0; row < dx.length; row += columns) {
            var inverse = RowNormalization.normalize(epsilon, centered, normal, row, columns);
            var mean = 0.0;
            var slope = 0.0;
            for (var i = row; i < row + columns; i++) {
                dx[i] = inputs.get(1).data()[i] * (scaled ? inputs.get(2).data()[i - row] : 1);
                mean += centered ? dx[i] / columns : 0;
                slope += dx[i] * normal[i] / columns;
            }
            for (var i = row; i < row + columns; i++) {
                dx[i] = inverse * (dx[i] - mean - normal[i] * slope);
            }
        }
    }
}
