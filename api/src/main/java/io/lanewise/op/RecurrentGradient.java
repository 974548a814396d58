package io.lanewise.op;

import io.lanewise.engine.Recurrence;
import io.lanewise.engine.RecurrentBackward;
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
 * The gradients of a {@link RecurrentSequence} by its sums, its candidate's product and how its states begin, in one vector: of its results,
 * the weight, the mask, and what flows into h of all steps (steps, batch, units), into the last h and into the last c (batch, units), as far as
 * there are such.
 *
 * @param kind what is computed in a step
 * @param steps of the sequence
 * @param batch samples
 * @param backwards whether the last step comes first
 * @param masked whether there is a mask
 * @param sequence whether something flows into h of all steps
 * @param last whether something flows into the last h besides
 * @param carry whether something flows into the last c
 */
public record RecurrentGradient(
        Recurrence kind, int steps, int batch, boolean backwards, boolean masked, boolean sequence, boolean last, boolean carry) implements Op {
    @Override
    public String name() {
        return "RecurrentGradient[" + kind + "]";
    }

    /** Where an optional input is: behind those before it. */
    private int index(boolean... before) {
        var index = 2;
        for (var there : before) {
            index += there ? 1 : 0;
        }
        return index;
    }

    @Override
    public Spec output(List<Spec> inputs) {
        var signature = Signature.of(this, inputs).require(steps > 0 && batch > 0, "steps and batch above 0")
                .require(!carry || kind.hasCarry(), "a kind with a second state").count(index(masked, sequence, last, carry)).floats().rank(0, 1).rank(1, 2);
        var units = inputs.get(1).shape().size(0);
        var state = Shape.of(batch, units);
        signature.require(units > 0 && inputs.get(1).shape().equals(Shape.of(units, kind.sums() * units)), "a weight (units, " + kind.sums() + " · units)");
        var layout = layout(units);
        signature.require(inputs.getFirst().shape().equals(Shape.of(layout.length())), "results of " + layout.length() + " numbers")
                .require(!masked || inputs.get(2).shape().equals(Shape.of(steps, batch)), "a mask (steps, batch)")
                .require(!sequence || inputs.get(index(masked)).shape().equals(state.prepend(steps)), "a gradient of all steps")
                .require(!last || inputs.get(index(masked, sequence)).shape().equals(state), "a gradient of the last h")
                .require(!carry || inputs.get(index(masked, sequence, last)).shape().equals(state), "a gradient of the last c");
        return Spec.floats(Shape.of(layout.gradients()));
    }

    private RecurrentLayout layout(int units) {
        return new RecurrentLayout(kind, steps, batch, units, backwards, masked, true, true);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var results = inputs.get(0);
        var u = inputs.get(1);
        var mask = masked ? inputs.get(2) : null;
        var all = sequence ? inputs.get(index(masked)) : null;
        var hidden = last ? inputs.get(index(masked, sequence)) : null;
        var second = carry ? inputs.get(index(masked, sequence, last)) : null;
        var backward = new RecurrentBackward(layout(u.size(0)));
        return () -> backward.run(
                results.floats(), results.offset(), u.floats(), u.offset(), u.leadingDimension(), RecurrentSequence.floats(mask),
                RecurrentSequence.offset(mask), RecurrentSequence.floats(all), RecurrentSequence.offset(all), RecurrentSequence.floats(hidden),
                RecurrentSequence.offset(hidden), RecurrentSequence.floats(second), RecurrentSequence.offset(second), output.floats(), output.offset());
    }

    @Override
    public boolean readsColumnBlocks(int index) {
        return index == 1;
    }

    @Override
    public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        throw new UnsupportedOperationException(name() + ": the gradient of a recurrent layer cannot be differentiated again; compose the layer of a cell of your own");
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        new RecurrentDefinition(layout(inputs.get(1).shape().size(0))).backward(
                inputs.get(0).data(), inputs.get(1).data(), data(inputs, masked, 2), data(inputs, sequence, index(masked)),
                data(inputs, last, index(masked, sequence)), data(inputs, carry, index(masked, sequence, last)), output.data());
    }

    private static double @Nullable [] data(List<Reference> inputs, boolean there, int index) {
        return there ? inputs.get(index).data() : null;
    }

    @Override
    public Domain domain(int index) {
        return index == 0 ? Domain.PROBABILITY : index == 1 ? new Domain(-0.5, 0.5) : Domain.ANY;
    }
}
