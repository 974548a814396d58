package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A function of one's own, composed of ops; its gradient follows. It has no weights: what needs some is a layer class of one's own.
 *
 * <p>Files mention the function by its name, and Python code in a file is never run: {@code
 * CustomObjects.NONE.with(LambdaFunction.CATALOGUE, function)} tells a reader what the name stands for. Where a file has nothing but code,
 * what counts is the name of the layer.
 *
 * <p><b>Shapes.</b> The function's; it is traced to find out. The batch must stay the first axis.
 *
 * <p>Source: Keras {@code keras.layers.Lambda}.
 */
public final class Lambda extends ConfiguredLayer<Lambda> {
    /** What is applied. */
    public static final Option<LambdaFunction> FUNCTION = Option.required("function", LambdaFunction.TYPE);
    /** The shape of the output of a sample, where a file says it; what is traced must have it. */
    public static final Option<List<Integer>> OUTPUT_SHAPE = Option.optional("output_shape", LayerJson.NOISE_SHAPE);
    /** What the function is given besides its inputs. */
    public static final Option<JsonObject> ARGUMENTS = Option.of(
            "arguments", new OptionType<>("an object of arguments", JsonView::object, arguments -> arguments), JsonObject.builder().build());

    static final Kind<Lambda> KIND = kind("Lambda", Lambda::new, FUNCTION, OUTPUT_SHAPE, ARGUMENTS);

    private Lambda(Values values) {
        super(values);
    }

    /** A layer that applies a function. */
    public static Lambda of(LambdaFunction function) {
        return KIND.create(KIND.values().with(FUNCTION, function));
    }

    /**
     * A layer that applies a function of one value.
     *
     * @param name the function's name in files
     */
    public static Lambda of(String name, UnaryOperator<Value> function) {
        return of(LambdaFunction.of(name, function));
    }

    /** The same whose function is given arguments besides its inputs. */
    public Lambda withArguments(JsonObject arguments) {
        return with(ARGUMENTS, arguments);
    }

    @Override
    public boolean takesList() {
        return get(FUNCTION).takesList();
    }

    @Override
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        if (inputs.isEmpty() || (inputs.size() > 1 && !takesList())) {
            throw new IllegalArgumentException(this + ": expected one input, received " + inputs.size() + "; LambdaFunction.ofList takes several");
        }
        var batch = inputs.getFirst().shape().size(0);
        var output = get(FUNCTION).apply(inputs, get(ARGUMENTS));
        if (output.shape().rank() == 0 || output.shape().size(0) != batch) {
            throw wrongInput("a function that keeps the batch as first axis, not one that gives the shape " + output.shape(), inputs.getFirst());
        }
        find(OUTPUT_SHAPE).ifPresent(sizes -> {
            var sample = output.shape().dropFirst(1);
            var fits = sizes.size() == sample.rank();
            for (var i = 0; fits && i < sizes.size(); i++) {
                fits = sizes.get(i) == -1 || sizes.get(i) == sample.size(i);
            }
            if (!fits) {
                throw wrongInput("a function that gives samples of the output_shape " + sizes + ", not of " + sample, inputs.getFirst());
            }
        });
        return List.of(output);
    }
}
