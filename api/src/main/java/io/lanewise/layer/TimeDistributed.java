package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A layer, or a model of one input and one output, applied to each step of a sequence, with the same weights.
 *
 * <p><b>Shapes.</b> (batch, steps, …) → (batch, steps, …), where the layer takes (batch, …) to (batch, …). A mask (batch, steps, …) goes on as it
 * is, and step by step to a layer that takes one.
 *
 * <p>Source: Keras {@code keras.layers.TimeDistributed}.
 */
public final class TimeDistributed extends ConfiguredLayer<TimeDistributed> implements Wrapper {
    /** What is applied to each step. */
    public static final Option<Layer> LAYER = Option.required("layer", LayerJson.LAYER);

    static final Kind<TimeDistributed> KIND = kind("TimeDistributed", TimeDistributed::new, LAYER);

    private static final String MASK = "mask";
    /** Layers of which a sample's output depends on the rest of the batch, or may. */
    private static final Set<String> OF_THE_BATCH =
            Set.of("BatchNormalization", "Bidirectional", "CutMix", "Equalization", "MelSpectrogram", "MixUp", "Pipeline");

    private TimeDistributed(Values values) {
        super(values);
    }

    /** A layer applied to each step. */
    public static TimeDistributed of(Layer layer) {
        return KIND.create(KIND.values().with(LAYER, layer));
    }

    @Override
    public Layer inner() {
        return get(LAYER);
    }

    @Override
    public TimeDistributed withInner(Layer layer) {
        return with(LAYER, layer);
    }

    @Override
    public Set<String> argumentNames() {
        return Set.of(MASK);
    }

    @Override
    protected boolean passesMask() {
        return true;
    }

    @Override
    protected Value call(Scope scope, Value x) {
        var shape = x.shape();
        if (shape.rank() < 3 || shape.size(1) == 0) {
            throw wrongInput("at least one step and three axes (batch, steps, …)", x);
        }
        var mask = scope.mask(0);
        if (mask.isPresent() && (mask.get().shape().rank() < 2 || !firstTwo(mask.get().shape()).equals(firstTwo(shape)))) {
            throw wrongInput("a mask of shape (batch, steps, …), not " + mask.get().shape(), x);
        }
        return isPerSample(get(LAYER)) ? atOnce(scope, x) : oneByOne(scope, x);
    }

    private static Shape firstTwo(Shape shape) {
        return Shape.of(shape.size(0), shape.size(1));
    }

    /** Whether what a layer makes of a sample does not depend on the rest of the batch, nor on what it was called with before. */
    private static boolean isPerSample(Layer layer) {
        return Layers.CATALOGUE.names().contains(layer.className()) && layer.registeredName().isEmpty() && !OF_THE_BATCH.contains(layer.className())
                && !(layer instanceof RecurrentLayer<?>);
    }

    /** All steps as samples of one batch. */
    private Value atOnce(Scope scope, Value x) {
        var samples = x.shape().size(0) * x.shape().size(1);
        var y = trace(scope, Ops.reshape(x, x.shape().dropFirst(2).prepend(samples)), mask -> Ops.reshape(mask, mask.shape().dropFirst(2).prepend(samples)));
        return Ops.reshape(y, y.shape().dropFirst(1).prepend(x.shape().size(1)).prepend(x.shape().size(0)));
    }

    private Value oneByOne(Scope scope, Value x) {
        var outputs = new ArrayList<Value>();
        for (var i = 0; i < x.shape().size(1); i++) {
            var step = i;
            var y = trace(scope, RecurrentRun.at(x, step), mask -> RecurrentRun.at(mask, step));
            outputs.add(y);
        }
        return RecurrentRun.stack(outputs);
    }

    private Value trace(Scope scope, Value x, UnaryOperator<Value> part) {
        var layer = get(LAYER);
        var arguments = Arguments.<Value>none();
        if (layer.argumentNames().contains(MASK) && scope.mask(0).isPresent()) {
            arguments = arguments.with(MASK, List.of(part.apply(scope.mask(0).get())));
        }
        // A penalty on the output counts for layers that are called; Keras calls this one from within.
        var outputs = layer instanceof ConfiguredLayer<?> configured
                ? configured.with(ACTIVITY_REGULARIZER, null).call(scope.part("layer", arguments, List.of()), List.of(x))
                : scope.callModel(layer, List.of(x));
        if (outputs.size() != 1) {
            throw wrongInput("a layer of one output, not of " + outputs.size(), x);
        }
        return outputs.getFirst();
    }
}
