package io.lanewise.op;

import io.lanewise.engine.Normalization;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.List;

/**
 * Rows brought to mean 0 and variance 1: y = (x − mean) / √(mean((x − mean)²) + ε) · gamma + beta along the last axis (Ba et al., 2016); with mean =
 * 0 unless centered (Zhang and Sennrich, 2019). Inputs: x (…, n), then gamma (n) if scaled, then beta (n) if shifted.
 *
 * @param epsilon ε, at least 0
 * @param centered whether the mean is subtracted
 * @param scaled whether there is gamma
 * @param shifted whether there is beta
 */
public record RowNormalization(double epsilon, boolean centered, boolean scaled, boolean shifted) implements Op {
    @Override
    public Spec output(List<Spec> inputs) {
        Signature.of(this, inputs).count(1 + (scaled ? 1 : 0) + (shifted ? 1 : 0)).floats()
                .require(epsilon >= 0, "an epsilon of at least 0, not " + epsilon)
                .require(inputs.getFirst().shape().rank() > 0 && inputs.getFirst().shape().size(-1) > 0, "at least one axis, not empty");
        for (var i = 1; i < inputs.size(); i++) {
            Signature.of(this, inputs).rank(i, 1).require(
                    inputs.get(i).shape().size(0) == inputs.getFirst().shape().size(-1), "a factor and a summand for each element of a row");
        }
        return inputs.getFirst();
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var columns = x.size(-1);
        var rows = Softmax.rows(x);
        var gamma = scaled ? inputs.get(1) : null;
        var beta = shifted ? inputs.getLast() : null;
        return () -> Normalization.normalize(
                rows, columns, (float) epsilon, centered, x.floats(), x.offset(), gamma == null ? null : gamma.floats(), gamma == null ? 0 : gamma.offset(),
                beta == null ? null : beta.floats(), beta == null ? 0 : beta.offset(), output.floats(), output.offset());
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        var x = inputs.getFirst();
        if (index == 0) {
            var op = new RowNormalizationGradient(epsilon, centered, scaled);
            return upstream.tape().append(op, scaled ? List.of(x, upstream, inputs.get(1)) : List.of(x, upstream));
        }
        var columns = x.shape().size(-1);
        return scaled && index == 1
                ? upstream.tape().append(new RowNormalizationScaleGradient(epsilon, centered), x, upstream)
                : Ops.sum(Ops.reshape(upstream, upstream.shape().elements() / columns, columns), 0);
    }

    /** x̂, composed of small ops. */
    static Value composed(double epsilon, boolean centered, Value x) {
        var last = List.of(x.shape().rank() - 1);
        return centered ? Axes.standardize(x, last, epsilon) : Ops.multiply(x, Axes.inverseRoot(x, last, epsilon));
    }

    /** x̂ in place of a row x, in float64; returns what x − mean was multiplied by. */
    static double normalize(double epsilon, boolean centered, double[] x, int from, int columns) {
        var sum = 0.0;
        for (var i = from; centered && i < from + columns; i++) {
            sum += x[i];
        }
        var squares = 0.0;
        for (var i = from; i < from + columns; i++) {
            x[i] -= sum / columns;
            squares += x[i] * x[i];
        }
        var inverse = 1 / Math.sqrt(squares / columns + epsilon);
        for (var i = from; i < from + columns; i++) {
            x[i] *= inverse;
        }
        return inverse;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var y = output.data();
        var columns = output.shape().size(-1);
        System.arraycopy(inputs.getFirst().data(), 0, y, 0, y.length);
        for (var row = 0; row < y.length; row += columns) {
            normalize(epsilon, centered, y, row, columns);
        }
        for (var i = 0; i < y.length; i++) {
            y[i] = y[i] * (scaled ? inputs.get(1).data()[i % columns] : 1) + (shifted ? inputs.getLast().data()[i % columns] : 0);
        }
    }

    @Override
    public boolean inPlace() {
        return true;
    }
}
