package io.lanewise.op;

import io.lanewise.engine.Normalization;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradient of {@link RowNormalization} with respect to gamma, from x and the gradient dy that flows into its output: Σ dy · x̂ over all rows.
 *
 * @param epsilon ε, at least 0
 * @param centered whether the mean is subtracted
 */
public record RowNormalizationScaleGradient(double epsilon, boolean centered) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(2).floats().sameShapes();
        var x = new RowNormalization(epsilon, centered, false, false).output(inputs.subList(0, 1));
        return Spec.floats(Shape.of(x.shape().size(-1)));
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var dy = inputs.getLast();
        var columns = x.size(-1);
        var rows = Softmax.rows(x);
        return () -> Normalization.gammaGradient(
                rows, columns, (float) epsilon, centered, x.floats(), x.offset(), dy.floats(), dy.offset(), output.floats(), output.offset());
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return Recomposed.gradient(index, inputs, upstream, this::composed);
    }

    private Value composed(List<Value> inputs) {
        var products = Ops.multiply(RowNormalization.composed(epsilon, centered, inputs.getFirst()), inputs.getLast());
        var columns = products.shape().size(-1);
        return Ops.sum(Ops.reshape(products, products.shape().elements() / columns, columns), 0);
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var columns = output.data().length;
        var normal = inputs.getFirst().data().clone();
        for (var row = 0; row < normal.length; row += columns) {
            RowNormalization.normalize(epsilon, centered, normal, row, columns);
            for (var i = 0; i < columns; i++) {
                output.data()[i] += inputs.getLast().data()[row + i] * normal[row + i];
            }
        }
    }
}
