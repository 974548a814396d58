package io.lanewise.op;

import io.lanewise.engine.Recurrence;
import io.lanewise.engine.RecurrentForward;
import io.lanewise.engine.RecurrentLayout;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Domain;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recurrent layer along a whole sequence: sums x (steps · batch, s · units), the weight U (units, s · units), how h begins (batch, units),
 * and c, if there is one; then the bias of the sums (s · units), that of a GRU's candidate (units) and a mask (steps, batch), as far as there are such
 * → a vector of all results, of which {@link RecurrentResults} are windows. Steps come first, so that those of one time lie side by side. The bias
 * is added here, where x is read anyway, rather than in a pass of its own over all steps.
 *
 * @param kind what is computed in a step
 * @param backwards whether the last step comes first
 * @param biased whether there is a bias, or of a GRU that resets after the product two
 * @param masked whether there is a mask: steps with 0 change nothing
 * @param sequence whether h of all steps will be asked for
 * @param keeping whether the gradient will be asked for: then what it needs is kept
 */
public record RecurrentSequence(Kind kind, boolean backwards, boolean biased, boolean masked, boolean sequence, boolean keeping) implements Op {
    /** What can be computed in a step. */
    public enum Kind {
        /** h ← tanh(x + h·U), where x has its bias, here and below. */
        TANH,
        /** h ← max(x + h·U, 0). */
        RELU,
        /** i, f, g, o = σ, σ, tanh, σ of x + h·U; c ← f · c + i · g; h ← o · tanh c. */
        LSTM,
        /** z, r = σ(x + h·U); h ← z · h + (1 − z) · tanh(x + r · (h·U + its bias)). */
        GRU,
        /** z, r = σ(x + h·U); h ← z · h + (1 − z) · tanh(x + (r · h)·U). */
        GRU_RESET_BEFORE;

        /** What the engine calls it. */
        public Recurrence kernel() {
            return Recurrence.valueOf(name());
        }
    }

    @Override
    public String name() {
        return "RecurrentSequence[" + kind + "]";
    }

    private int biasIndex() {
        return kind.kernel().hasCarry() ? 4 : 3;
    }

    private boolean hasProductBias() {
        return biased && kind == Kind.GRU;
    }

    private int maskIndex() {
        return biasIndex() + (biased ? 1 : 0) + (hasProductBias() ? 1 : 0);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        var signature = Signature.of(this, inputs).count(maskIndex() + (masked ? 1 : 0)).floats().rank(0, 2).rank(1, 2).rank(2, 2);
        var x = inputs.get(0).shape();
        var batch = inputs.get(2).shape().size(0);
        var units = inputs.get(2).shape().size(1);
        signature.require(inputs.get(1).shape().equals(Shape.of(units, kind.kernel().sums() * units)), "a weight (units, " + kind.kernel().sums() + " · units)")
                .require(x.size(1) == kind.kernel().sums() * units && batch > 0 && x.size(0) > 0 && x.size(0) % batch == 0, "sums of whole steps")
                .require(!kind.kernel().hasCarry() || inputs.get(3).shape().equals(Shape.of(batch, units)), "states of the same shape")
                .require(!biased || inputs.get(biasIndex()).shape().equals(Shape.of(kind.kernel().sums() * units)), "a bias of all sums")
                .require(!hasProductBias() || inputs.get(biasIndex() + 1).shape().equals(Shape.of(units)), "a candidate's bias (units)")
                .require(!masked || inputs.get(maskIndex()).shape().equals(Shape.of(x.size(0) / batch, batch)), "a mask (steps, batch)");
        return Spec.floats(Shape.of(layout(x, inputs.get(2).shape()).length()));
    }

    private RecurrentLayout layout(Shape x, Shape state) {
        return new RecurrentLayout(kind.kernel(), x.size(0) / state.size(0), state.size(0), state.size(1), backwards, masked, sequence, keeping);
    }

    /** Where the results of a call lie. */
    RecurrentLayout layout(List<Value> inputs) {
        return layout(inputs.get(0).shape(), inputs.get(2).shape());
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.get(0);
        var u = inputs.get(1);
        var h = inputs.get(2);
        var c = kind.kernel().hasCarry() ? inputs.get(3) : null;
        var bias = biased ? inputs.get(biasIndex()) : null;
        var productBias = hasProductBias() ? inputs.get(biasIndex() + 1) : null;
        var mask = masked ? inputs.get(maskIndex()) : null;
        var forward = new RecurrentForward(layout(x.spec().shape(), h.spec().shape()));
        return () -> forward.run(
                x.floats(), x.offset(), u.floats(), u.offset(), u.leadingDimension(), h.floats(), h.offset(), floats(c), offset(c), floats(bias),
                offset(bias), floats(productBias), offset(productBias), floats(mask), offset(mask), output.floats(), output.offset());
    }

    static float @Nullable [] floats(@Nullable Buffer buffer) {
        return buffer == null ? null : buffer.floats();
    }

    static int offset(@Nullable Buffer buffer) {
        return buffer == null ? 0 : buffer.offset();
    }

    @Override
    public boolean readsColumnBlocks(int index) {
        return index == 1 && kind != Kind.GRU_RESET_BEFORE;
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        if (masked && index == maskIndex()) {
            return null;
        }
        // In inference nothing was kept: then all is computed once more.
        var kept = new RecurrentSequence(kind, backwards, biased, masked, sequence, true);
        var layout = kept.layout(inputs);
        var results = keeping ? output : output.tape().append(kept, inputs);
        var flows = RecurrentUpstream.of(upstream, layout(inputs));
        var operands = flows.operands(results, inputs.get(1), masked ? inputs.get(maskIndex()) : null);
        var op = new RecurrentGradient(
                kind.kernel(), layout.steps(), layout.batch(), backwards, masked, flows.sequence() != null, flows.last() != null, flows.carry() != null);
        var gradients = output.tape().append(op, operands);
        var state = inputs.get(2).shape();
        return switch (index) {
            case 0 -> window(gradients, 0, inputs.getFirst().shape());
            case 1 -> gradients.tape().append(new RecurrentWeightGradient(kind.kernel(), layout.steps(), layout.batch(), backwards, masked), results, gradients);
            case 2 -> window(gradients, layout.hiddenGradient(), state);
            default -> index < biasIndex() ? window(gradients, layout.carryGradient(), state)
                    : index == biasIndex() ? Ops.sum(window(gradients, 0, inputs.getFirst().shape()), 0)
                    : Ops.sum(window(gradients, layout.candidateGradient(), Shape.of(layout.steps() * layout.batch(), layout.units())), 0);
        };
    }

    private static Value window(Value gradients, int from, Shape shape) {
        return gradients.tape().append(new Segment(from, shape), gradients);
    }

    /** Kernels of ordinary size: larger ones would make each rounding larger from step to step. */
    @Override
    public Domain domain(int index) {
        return index == 1 ? new Domain(-0.5, 0.5) : Domain.ANY;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var layout = layout(inputs.get(0).shape(), inputs.get(2).shape());
        new RecurrentDefinition(layout).forward(
                inputs.get(0).data(), inputs.get(1).data(), inputs.get(2).data(), kind.kernel().hasCarry() ? inputs.get(3).data() : null,
                biased ? inputs.get(biasIndex()).data() : null, hasProductBias() ? inputs.get(biasIndex() + 1).data() : null, masked ? inputs.get(maskIndex()).data() : null, output.data());
    }
}
