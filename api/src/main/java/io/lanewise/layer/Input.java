package io.lanewise.layer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** Where a model begins: the shape and type of what it is given (Keras: {@code Input}, {@code InputLayer}). */
public final class Input extends Configured<Input> implements Layer {
    /** The shape with None for the batch. */
    public static final Option<Shape> BATCH_SHAPE =
            Option.required("batch_shape", LayerJson.SHAPE).within("a shape with None as its first size", shape -> shape.rank() > 0);
    /** float32, or int32 for ids. */
    public static final Option<DType> DTYPE =
            Option.of("dtype", LayerJson.INPUT_DTYPE, DType.FLOAT32).within("float32 or int32", type -> type != DType.UINT8);

    private static final Option<Boolean> SPARSE = unused("sparse");
    private static final Option<Boolean> RAGGED = unused("ragged");
    private static final Option<Boolean> OPTIONAL = unused("optional");

    static final Kind<Input> KIND = Kind.of("InputLayer", Input::new, BATCH_SHAPE, DTYPE, SPARSE, RAGGED, ConfiguredLayer.NAME, OPTIONAL);

    private Input(Values values) {
        super(values);
    }

    private static Option<Boolean> unused(String key) {
        return Option.of(key, OptionType.BOOLEAN, false).within("false: " + key + " inputs do not exist here", value -> !value);
    }

    /**
     * An input of float32 samples.
     *
     * @param sample the shape of one sample, without the batch; {@link Shape#UNKNOWN} where batches may differ, as in the number of steps
     */
    public static Input of(int... sample) {
        return KIND.create(KIND.values().with(BATCH_SHAPE, Shape.of(sample).prepend(Shape.UNKNOWN)));
    }

    /** The same with another type. */
    public Input withDtype(DType type) {
        return with(DTYPE, type);
    }

    /** The same with a name. */
    public Input withName(String name) {
        return with(ConfiguredLayer.NAME, name);
    }

    /** The type of the samples. */
    public DType dtype() {
        return get(DTYPE);
    }

    @Override
    public Optional<String> name() {
        return find(ConfiguredLayer.NAME);
    }

    @Override
    public boolean trainable() {
        return true;
    }

    @Override
    public Optional<Shape> inputShape() {
        return Optional.of(get(BATCH_SHAPE).dropFirst(1));
    }

    /** The symbol that a model of several branches begins with. */
    public Symbol symbol() {
        return new Call(this, List.of()).outputs().getFirst();
    }

    /** Shape and type of a batch of one sample; axes of which no size is known have some size. */
    public Spec sample() {
        return new Spec(Symbol.sized(get(BATCH_SHAPE).with(0, 1), 0), get(DTYPE));
    }

    /** The shape with None for the batch, and wherever sizes may differ. */
    Shape shape() {
        return get(BATCH_SHAPE).with(0, Shape.UNKNOWN);
    }

    @Override
    public List<Value> call(Scope scope, List<Value> inputs) {
        return inputs;
    }
}
