package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A recurrent layer twice, with weights of its own each time: from the first step to the last and from the last to the first (Schuster
 * and Paliwal, 1997). Where outputs of all steps are returned, those of the second are put into the order of time, and steps that a mask
 * leaves out have 0.
 *
 * <p><b>Shapes.</b> Those of the layer, with a last axis twice as long if outputs are concatenated. Initial states, and the states with
 * {@code return_state}, are the first layer's, then the second's.
 *
 * <p>Source: Keras {@code keras.layers.Bidirectional}.
 */
public final class Bidirectional extends ConfiguredLayer<Bidirectional> {
    /** How the two outputs become one. */
    public static final Option<MergeMode> MERGE_MODE = Option.of("merge_mode", MergeMode.TYPE, MergeMode.CONCAT).withNull(MergeMode.NONE);
    /** The layer from the first step to the last. */
    public static final Option<RecurrentLayer<?>> LAYER = Option.required("layer", LayerJson.RECURRENT_LAYER);
    /** The layer from the last step to the first; the same description, turned round, unless given. */
    public static final Option<RecurrentLayer<?>> BACKWARD_LAYER = Option.optional("backward_layer", LayerJson.RECURRENT_LAYER);

    static final Kind<Bidirectional> KIND = kind("Bidirectional", Bidirectional::new, MERGE_MODE, LAYER, BACKWARD_LAYER);

    private static final String STATE = "initial_state";

    private Bidirectional(Values values) {
        super(values);
        var forward = get(LAYER);
        find(BACKWARD_LAYER).ifPresent(backward -> {
            for (var option : List.of(RecurrentLayer.STATEFUL, RecurrentLayer.RETURN_SEQUENCES, RecurrentLayer.RETURN_STATE)) {
                if (!Objects.equals(forward.get(option), backward.get(option))) {
                    throw new IllegalArgumentException("Bidirectional: expected layers with the same " + option.key() + ", received " + forward + " and " + backward);
                }
            }
        });
        if (forward.get(RecurrentLayer.GO_BACKWARDS).equals(find(BACKWARD_LAYER).map(layer -> layer.get(RecurrentLayer.GO_BACKWARDS)).orElse(true))) {
            throw new IllegalArgumentException("Bidirectional: expected one layer with go_backwards and one without, received " + forward
                    + find(BACKWARD_LAYER).map(backward -> " and " + backward).orElse(""));
        }
    }

    /**
     * A layer in both directions.
     *
     * @throws IllegalArgumentException if the layer goes backwards
     */
    public static Bidirectional of(RecurrentLayer<?> layer) {
        return KIND.create(KIND.values().with(LAYER, layer));
    }

    /** The same with two outputs merged in another way. */
    public Bidirectional withMergeMode(MergeMode mode) {
        return with(MERGE_MODE, mode);
    }

    /**
     * The same with another layer from the last step to the first.
     *
     * @throws IllegalArgumentException if it does not go backwards, or returns other things than the first
     */
    public Bidirectional withBackwardLayer(RecurrentLayer<?> layer) {
        return with(BACKWARD_LAYER, layer);
    }

    @Override
    public List<String> inputNames() {
        return List.of("sequences");
    }

    @Override
    public Set<String> argumentNames() {
        return Set.of(STATE, "mask");
    }

    private boolean returns(Option<Boolean> option) {
        return get(LAYER).get(option);
    }

    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        if (!returns(RecurrentLayer.RETURN_SEQUENCES)) {
            return List.of();
        }
        return get(MERGE_MODE) == MergeMode.NONE ? List.of(scope.mask(0), scope.mask(0)) : List.of(scope.mask(0));
    }

    @Override
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        var sequences = returns(RecurrentLayer.RETURN_SEQUENCES);
        var first = get(LAYER).withZeroOutputForMask(sequences);
        var second = find(BACKWARD_LAYER).<RecurrentLayer<?>>map(layer -> layer)
                .orElseGet(() -> get(LAYER).withGoBackwards(true)).withZeroOutputForMask(sequences);
        // Keras 2 handed initial states over as further inputs.
        var asInputs = inputs.subList(1, inputs.size());
        var states = asInputs.isEmpty() ? scope.arguments().get(STATE) : asInputs;
        if (states.size() % 2 != 0) {
            throw wrongInput("initial states for both directions, not " + states.size(), inputs.getFirst());
        }
        var half = states.size() / 2;
        var forward = trace(first, scope, "forward_layer", inputs.getFirst(), states.subList(0, half));
        var backward = trace(second, scope, "backward_layer", inputs.getFirst(), states.subList(half, 2 * half));
        var turned = sequences ? Ops.reverse(backward.getFirst(), 1) : backward.getFirst();
        if (!forward.getFirst().shape().equals(turned.shape()) && get(MERGE_MODE) != MergeMode.NONE && get(MERGE_MODE) != MergeMode.CONCAT) {
            throw wrongInput("layers with outputs of the same shape, not " + batchShape(forward.getFirst().shape()) + " and " + batchShape(turned.shape()),
                    inputs.getFirst());
        }
        var outputs = new ArrayList<>(get(MERGE_MODE).merge(forward.getFirst(), turned));
        outputs.addAll(forward.subList(1, forward.size()));
        outputs.addAll(backward.subList(1, backward.size()));
        return outputs;
    }

    private static List<Value> trace(RecurrentLayer<?> layer, Scope scope, String part, Value x, List<Value> states) {
        var arguments = states.isEmpty() ? Arguments.<Value>none() : Arguments.<Value>none().with(STATE, states);
        return layer.call(scope.part(part, arguments, List.of(scope.mask(0))), List.of(x));
    }
}
