package io.lanewise.layer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.regularizer.Regularizers;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A layer that is described by options; every layer has a name, whether it is trainable, and a type.
 *
 * @param <S> its own class
 */
public abstract class ConfiguredLayer<S extends ConfiguredLayer<S>> extends Configured<S> implements Layer {
    /** The layer's name; the model names it if it has none. */
    public static final Option<String> NAME = Option.optional("name", OptionType.STRING).within("a text without '/'", name -> !name.isEmpty() && !name.contains("/"));
    /** Whether training changes its weights. */
    public static final Option<Boolean> TRAINABLE = Option.of("trainable", OptionType.BOOLEAN, true);
    /** The type it computes in. */
    public static final Option<DType> DTYPE = Option.of("dtype", LayerJson.DTYPE, DType.FLOAT32).within("float32", type -> type == DType.FLOAT32);
    /** The shape of an input with None for the batch, of a model's first layer. */
    public static final Option<Shape> BATCH_INPUT_SHAPE = Option.optional("batch_input_shape", LayerJson.SHAPE);
    /** A penalty on the output, divided by the size of the batch. */
    public static final Option<Regularizer> ACTIVITY_REGULARIZER = Option.optional("activity_regularizer", Regularizers.TYPE);

    /** A layer with these values. */
    protected ConfiguredLayer(Values values) {
        super(values);
    }

    /**
     * Declares a layer class, with the options that all layers have and its own.
     *
     * @param className its name in Keras
     * @param factory makes a layer of checked values
     * @param options its own options, in Keras's order
     */
    protected static <L> Kind<L> kind(String className, Function<Values, L> factory, Option<?>... options) {
        return Kind.of(className, factory, options).withCommon(NAME, TRAINABLE, DTYPE, BATCH_INPUT_SHAPE, ACTIVITY_REGULARIZER);
    }

    /**
     * Declares a layer class with weights.
     *
     * @param className its name in Keras
     * @param factory makes a layer of checked values
     * @param options its own options, in Keras's order
     * @param weights its weights, whose options follow: all initializers, all regularizers, all constraints
     */
    protected static <L> Kind<L> kind(String className, Function<Values, L> factory, List<Option<?>> options, WeightOptions... weights) {
        var all = new ArrayList<>(options);
        Stream.<Function<WeightOptions, Option<?>>>of(WeightOptions::initializer, WeightOptions::regularizer, WeightOptions::constraint)
                .forEach(option -> Stream.of(weights).map(option).forEach(all::add));
        return kind(className, factory, all.toArray(Option<?>[]::new));
    }

    /** What this layer says of one of its weights. */
    protected final WeightSpec get(WeightOptions weight) {
        return new WeightSpec(weight.name(), get(weight.initializer()), find(weight.regularizer()), find(weight.constraint()));
    }

    /** The same with a name, by which the model finds it. */
    public final S withName(String name) {
        return with(NAME, name);
    }

    /** The same, with weights that training changes or not. */
    public final S withTrainable(boolean trainable) {
        return with(TRAINABLE, trainable);
    }

    /** The same as the first layer of a model whose samples have this shape (without the batch). */
    public final S withInputShape(int... sample) {
        return with(BATCH_INPUT_SHAPE, Shape.of(sample).prepend(Shape.UNKNOWN));
    }

    /** The same with a penalty on its output, divided by the size of the batch. */
    public final S withActivityRegularizer(Regularizer regularizer) {
        return with(ACTIVITY_REGULARIZER, regularizer);
    }

    @Override
    public final Optional<String> name() {
        return find(NAME);
    }

    @Override
    public final boolean trainable() {
        return get(TRAINABLE);
    }

    @Override
    public Optional<Shape> inputShape() {
        return find(BATCH_INPUT_SHAPE).map(shape -> shape.dropFirst(1));
    }

    @Override
    public final List<Value> call(Scope scope, List<Value> inputs) {
        var outputs = trace(scope, inputs);
        if (penalizesOutput()) {
            outputs.forEach(output -> penalize(scope, output));
        }
        return outputs;
    }

    /** Adds the activity regularizer's penalty on an output to the loss, if there is one. */
    final void penalize(Scope scope, Value output) {
        find(ACTIVITY_REGULARIZER).ifPresent(penalty -> scope.addLoss(Ops.multiply(penalty.penalty(output), 1.0 / output.shape().size(0))));
    }

    /** Whether an activity regularizer is about the outputs; if not, the layer hands it to its parts. */
    protected boolean penalizesOutput() {
        return true;
    }

    /** Whether the mask of the first input is that of the output: what Keras calls {@code supports_masking}. */
    protected boolean passesMask() {
        return false;
    }

    @Override
    public List<Optional<Value>> masks(Scope scope, List<Value> inputs) {
        return passesMask() ? List.of(scope.mask(0)) : List.of();
    }

    /** Traces what a layer of any number of inputs and outputs computes; those of one input and one output override {@link #call(Scope, Value)}. */
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        if (inputs.size() != 1) {
            throw new IllegalArgumentException(this + ": expected one input, received " + inputs.size());
        }
        return List.of(call(scope, inputs.getFirst()));
    }

    /** Traces what a layer of one input and one output computes. */
    protected Value call(Scope scope, Value input) {
        throw new UnsupportedOperationException(className() + " traces neither one input nor several: override call or trace");
    }

    /** An error about an input: the layer, what it expected, and the input. */
    protected final IllegalArgumentException wrongInput(String expected, Value input) {
        return new IllegalArgumentException(this + ": expected " + expected + ", received an input of shape " + batchShape(input.shape()));
    }

    /** A shape with None in place of the batch. */
    protected static Shape batchShape(Shape shape) {
        return shape.rank() == 0 ? shape : shape.with(0, Shape.UNKNOWN);
    }
}
