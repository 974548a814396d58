package io.lanewise.layer;

import static io.lanewise.config.OptionType.STRING;

import io.lanewise.activation.Activation;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A dense layer whose product is an einsum: y = activation(einsum(equation, x, kernel) + bias). Each axis of x, kernel and y has a
 * letter; letters of x and kernel that y lacks are summed over: {@code "abc,cd->abd"} is what {@link Dense} does with three axes.
 *
 * <p><b>Shapes.</b> As the equation says, with the batch as first axis, or an ellipsis that stands for axes that stay: {@code
 * "...x,xy->...y"}, {@code "ab...,bc->ac..."}. The bias has the sizes of its letters and 1 for letters of y between and behind
 * them.
 *
 * <p>Source: Keras {@code keras.layers.EinsumDense}.
 */
public final class EinsumDense extends KernelLayer<EinsumDense> {
    /** The equation. */
    public static final Option<String> EQUATION = Option.required("equation", new OptionType<>("an einsum equation", STRING.read(), STRING.write()))
            .within("like \"abc,cd->abd\", \"...x,xy->...y\" or \"ab...,bc->ac...\"", EinsumEquation::isOne);
    /** The output's sizes without batch and ellipsis; −1 for those that follow from the input. */
    public static final Option<List<Integer>> OUTPUT_SHAPE = Option.required("output_shape", LayerJson.OUTPUT_SHAPE)
            .within("sizes above 0, or -1", sizes -> sizes.stream().allMatch(size -> size > 0 || size == -1));
    /** What is applied to the sum; nothing by default. */
    public static final Option<Activation> ACTIVATION = Dense.ACTIVATION;
    /** The letters of the output's axes that the bias has; no bias unless given. */
    public static final Option<String> BIAS_AXES =
            Option.optional("bias_axes", new OptionType<>("letters of the output", STRING.read(), STRING.write()));

    static final Kind<EinsumDense> KIND =
            kind("EinsumDense", EinsumDense::new, List.of(OUTPUT_SHAPE, EQUATION, ACTIVATION, BIAS_AXES), KERNEL, BIAS);

    private EinsumDense(Values values) {
        super(values);
    }

    /**
     * A layer without a bias.
     *
     * @param equation the equation
     * @param outputShape the output's sizes without batch and ellipsis; −1 for those that follow from the input
     * @throws IllegalArgumentException if the equation is none
     */
    public static EinsumDense of(String equation, int... outputShape) {
        return KIND.create(KIND.values().with(EQUATION, equation).with(OUTPUT_SHAPE, Arrays.stream(outputShape).boxed().toList()));
    }

    /** The same with an activation. */
    public EinsumDense withActivation(Activation activation) {
        return with(ACTIVATION, activation);
    }

    /** The same with a bias along these axes of the output. */
    public EinsumDense withBiasAxes(String letters) {
        return with(BIAS_AXES, letters);
    }

    @Override
    public Optional<Activation> activation() {
        return Optional.of(get(ACTIVATION));
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var x = Ops.cast(input, DType.FLOAT32);
        EinsumEquation equation;
        try {
            equation = EinsumEquation.of(get(EQUATION), x.shape(), get(OUTPUT_SHAPE), find(BIAS_AXES).orElse(""));
        } catch (IllegalArgumentException unfit) {
            throw wrongInput(String.valueOf(unfit.getMessage()), x);
        }
        var kernelShape = equation.kernelShape();
        var spec = get(KERNEL).withInitializer(equation.initializer(get(KERNEL_INITIALIZER)));
        var kernel = equation.isMatrix() ? scope.kernel(kernelShape, spec) : scope.weight(kernelShape, spec);
        if (equation.isDense()) {
            var matrix = Ops.biasAdd(equation.einsum().rows(x, kernel), Ops.reshape(scope.weight(equation.biasShape(), get(BIAS)), equation.columns()));
            return Dense.activated(get(ACTIVATION), matrix, equation.outputShape());
        }
        var y = equation.einsum().of(x, kernel);
        if (find(BIAS_AXES).isPresent()) {
            y = Ops.add(y, scope.weight(equation.biasShape(), get(BIAS)));
        }
        return get(ACTIVATION).apply(y);
    }
}
