package io.lanewise.model;

import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Layer;
import java.util.List;

/** A layer without a model around it, with weights of its own: for checks of the layer alone. */
public final class LoneLayer {
    private final LayerState state;
    private final long seed;

    /**
     * A layer; its weights are created when it is traced first.
     *
     * @param seed where its initial weights and random numbers come from
     */
    public LoneLayer(Layer layer, long seed) {
        this.state = new LayerState(layer, layer.name().orElse("layer"), 0);
        this.seed = seed;
    }

    /**
     * Traces the layer.
     *
     * @param tape where to; its int32 input {@code step} numbers the steps
     * @param inputs values on that tape
     * @param training whether for training
     */
    public Trace trace(Tape tape, List<Value> inputs, boolean training) {
        return trace(tape, inputs, Arguments.none(), training);
    }

    /** The same, with what the layer is given besides its inputs. */
    public Trace trace(Tape tape, List<Value> inputs, Arguments<Value> arguments, boolean training) {
        var tracer = new Tracer(tape, training);
        return tracer.trace(tracer.trace(state, seed, inputs.stream().map(Masked::of).toList(), arguments));
    }

    /** Its variables, once it has been traced: weights first, then state. */
    public List<Variable> variables() {
        return state.variables();
    }
}
