package io.lanewise.op;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.Recurrence;
import io.lanewise.engine.RecurrentLayout;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Domain;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * The gradient of a {@link RecurrentSequence} by its weight: Σ hᵀ · dx over steps, where h is the state before each and dx the gradient of its sums. It
 * is made of the results and of what {@link RecurrentGradient} gives.
 *
 * @param kind what is computed in a step
 * @param steps of the sequence
 * @param batch samples
 * @param backwards whether the last step comes first
 * @param masked whether there was a mask
 */
public record RecurrentWeightGradient(Recurrence kind, int steps, int batch, boolean backwards, boolean masked) implements Op {
    @Override
    public String name() {
        return "RecurrentWeightGradient[" + kind + "]";
    }

    private RecurrentLayout layout(int units) {
        return new RecurrentLayout(kind, steps, batch, units, backwards, masked, true, true);
    }

    /** The number of units, of which the number of gradients is a multiple. */
    private int units(Shape gradients) {
        return gradients.size(0) / layout(1).gradients();
    }

    @Override
    public Spec output(List<Spec> inputs) {
        var signature = Signature.of(this, inputs).require(steps > 0 && batch > 0, "steps and batch above 0").count(2).floats().rank(0, 1).rank(1, 1);
        var units = units(inputs.get(1).shape());
        signature.require(
                units > 0 && inputs.get(0).shape().equals(Shape.of(layout(units).length())) && inputs.get(1).shape().equals(Shape.of(layout(units).gradients())),
                "results and gradients of the same sequence");
        return Spec.floats(Shape.of(units, kind.sums() * units));
    }

    @Override
    public boolean writesColumnBlocks() {
        return kind.sums() == 1 || kind.hasCarry();
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var results = inputs.get(0);
        var gradients = inputs.get(1);
        var units = output.size(0);
        var columns = output.size(1);
        var layout = layout(units);
        var together = switch (kind) {
            case GRU, GRU_RESET_BEFORE -> 2 * units;
            default -> columns;
        };
        return () -> {
            product(layout, results, together, gradients, 0, columns, output, 0);
            if (kind == Recurrence.GRU) {
                product(layout, results, units, gradients, layout.candidateGradient(), units, output, together);
            } else if (kind == Recurrence.GRU_RESET_BEFORE) {
                for (var time = 0; time < steps; time++) {
                    Gemm.multiply(
                            true, false, units, units, batch, results.floats(), results.offset() + layout.resetHidden(time), units, gradients.floats(),
                            gradients.offset() + time * batch * columns + together, columns, output.floats(), output.offset() + together, columns, time > 0);
                }
            }
        };
    }

    /** Columns of the output, of as many gradients: of all steps but the first one, whose state before lies apart, and then of that one. */
    private void product(
            RecurrentLayout layout, Buffer results, int count, Buffer gradients, int gradient, int stride, Buffer output, int column) {
        var units = layout.units();
        var first = backwards ? steps - 1 : 0;
        if (steps > 1) {
            multiply(units, count, (steps - 1) * batch, results, backwards ? layout.hidden(1) : 0, gradients,
                    gradient + (backwards ? 0 : batch * stride), stride, output, column, false);
        }
        multiply(units, count, batch, results, layout.hidden(steps), gradients, gradient + first * batch * stride, stride, output, column, steps > 1);
    }

    private static void multiply(
            int units, int count, int inner, Buffer results, int hidden, Buffer gradients, int gradient, int stride, Buffer output,
            int column, boolean accumulate) {
        Gemm.multiply(
                true, false, units, count, inner, results.floats(), results.offset() + hidden, units, gradients.floats(), gradients.offset() + gradient,
                stride, output.floats(), output.offset() + column, output.leadingDimension(), accumulate);
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        throw new UnsupportedOperationException(name() + ": the gradient of a recurrent layer cannot be differentiated again; compose the layer of a cell of your own");
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        new RecurrentDefinition(layout(output.shape().size(0))).weightGradient(inputs.get(0).data(), inputs.get(1).data(), output.data());
    }

    @Override
    public Domain domain(int index) {
        return index == 0 ? Domain.PROBABILITY : Domain.ANY;
    }
}
