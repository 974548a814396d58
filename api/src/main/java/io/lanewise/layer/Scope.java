package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.regularizer.Regularizer;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;

/** What a layer asks while it is traced. */
public interface Scope {
    /**
     * A weight, the same in every trace of the layer; the first trace creates it.
     *
     * @param shape its shape
     * @param spec its name, how it begins, its penalty and constraint: of a layer's {@link WeightOptions} {@code get(KERNEL)}
     * @throws IllegalArgumentException if the layer already has the weight in another shape: it was built for other inputs
     */
    Value weight(Shape shape, WeightSpec spec);

    /** A weight with a penalty, or without. */
    default Value weight(String name, Shape shape, Initializer initializer, Optional<Regularizer> regularizer) {
        return weight(shape, new WeightSpec(name, initializer, regularizer, Optional.empty()));
    }

    /** A weight without a penalty. */
    default Value weight(String name, Shape shape, Initializer initializer) {
        return weight(shape, WeightSpec.of(name, initializer));
    }

    /**
     * A weight that inputs are multiplied by, a matrix (in, units). It is stored as products read it fastest; all other ops take it
     * too, but must copy it first.
     *
     * @throws IllegalArgumentException as {@link #weight(Shape, WeightSpec)}
     */
    Value kernel(Shape shape, WeightSpec spec);

    /** A kernel with a penalty, or without. */
    default Value kernel(String name, Shape shape, Initializer initializer, Optional<Regularizer> regularizer) {
        return kernel(shape, new WeightSpec(name, initializer, regularizer, Optional.empty()));
    }

    /**
     * Numbers that live from step to step and that no gradient changes, such as moving averages: as they are when the step begins, or as
     * an earlier call of the layer in this step left them.
     *
     * @param name its name within the layer, such as {@code moving_mean}
     * @throws IllegalArgumentException as {@link #weight(String, Shape, Initializer, Optional)}
     */
    Value state(String name, Shape shape, Initializer initializer);

    /**
     * Lets a state, or what is carried, have other numbers when the step is over. A weight has them before the optimizer moves it; let the
     * numbers go {@code straightThrough} the weight, so that it is trained by the gradient at them.
     *
     * @param name of what was asked for
     * @param numbers of its shape
     */
    void update(String name, Value numbers);

    /**
     * Numbers of the samples of a batch that live until the next batch, zeros at first: what a stateful layer goes on with. They are no
     * weights: no file has them, and no count.
     *
     * @param name its name within the layer
     * @param shape with the batch as first axis
     * @throws IllegalArgumentException if batches before had another size
     */
    Value carried(String name, Shape shape);

    /** What this call was given besides its inputs. */
    Arguments<Value> arguments();

    /**
     * Which samples or steps of an input count, 1 or 0 each: what the call was given as {@code mask}, or what came along with the input.
     *
     * @param input which input, from 0
     */
    Optional<Value> mask(int input);

    /**
     * The scope of a layer within this one, whose weights are named {@code part/…}.
     *
     * @param part its name, as Keras's files have it
     * @param given what it is given besides its inputs
     * @param masks the masks of its inputs, in order; inputs beyond have none
     */
    default Scope part(String part, Arguments<Value> given, List<Optional<Value>> masks) {
        return new PartScope(this, part, given, masks);
    }

    /**
     * Traces a model within this layer, which has weights of its own.
     *
     * @param model the model
     * @param inputs its inputs
     */
    default List<Value> callModel(Layer model, List<Value> inputs) {
        return model.call(this, inputs);
    }

    /** Whether training changes the layer's weights; a frozen layer can be traced for training. */
    boolean trainable();

    /** Whether this trace is for training, rather than for evaluating and predicting. */
    boolean training();

    /** Random numbers of this call's own, other ones in every step. */
    RandomSource random();

    /** Adds a scalar to the loss. */
    void addLoss(Value penalty);
}
