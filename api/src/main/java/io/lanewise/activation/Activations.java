package io.lanewise.activation;

import static io.lanewise.op.Ops.abs;
import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.clip;
import static io.lanewise.op.Ops.constant;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.erf;
import static io.lanewise.op.Ops.expm1;
import static io.lanewise.op.Ops.greater;
import static io.lanewise.op.Ops.greaterEqual;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.negate;
import static io.lanewise.op.Ops.relu;
import static io.lanewise.op.Ops.saturate;
import static io.lanewise.op.Ops.select;
import static io.lanewise.op.Ops.sigmoid;
import static io.lanewise.op.Ops.slice;
import static io.lanewise.op.Ops.softplus;
import static io.lanewise.op.Ops.sqrt;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.tanh;
import static io.lanewise.op.Ops.transpose;

import io.lanewise.config.Catalogue;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Keras's activation functions, each with its formula and options (Keras: {@code keras.activations}). */
public final class Activations {
    /** The slope for negative inputs. */
    public static final Option<Double> NEGATIVE_SLOPE = Option.of("negative_slope", OptionType.NUMBER, 0.0);
    /** The largest output; none unless given. */
    public static final Option<Double> MAX_VALUE = Option.optional("max_value", OptionType.NUMBER);
    /** Where the function begins to let its input through. */
    public static final Option<Double> THRESHOLD = Option.of("threshold", OptionType.NUMBER, 0.0);
    /** The slope of leaky_relu for negative inputs. */
    public static final Option<Double> LEAK = Option.of("negative_slope", OptionType.NUMBER, 0.2);
    /** α of elu and celu. */
    public static final Option<Double> ALPHA = Option.of("alpha", OptionType.NUMBER, 1.0);
    /** Whether gelu uses tanh in place of erf. */
    public static final Option<Boolean> APPROXIMATE = Option.of("approximate", OptionType.BOOLEAN, false);
    /** Inputs of smaller magnitude are shrunk to 0. */
    public static final Option<Double> SHRINKAGE = Option.of("threshold", OptionType.NUMBER, 0.5);
    /** What threshold puts in place of inputs that are not above it. */
    public static final Option<Double> DEFAULT_VALUE = Option.of("default_value", OptionType.NUMBER, 0.0);
    /** b of squareplus. */
    public static final Option<Double> CURVATURE = Option.of("b", OptionType.NUMBER, 4.0);
    /** The axis along which softmax and its kin work. */
    public static final Option<Integer> AXIS = Option.of("axis", OptionType.INTEGER, -1);

    /** The bound of relu6. */
    private static final double SIX = 6;
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    private static final List<Kind<? extends Activation>> KINDS = new ArrayList<>();

    /** y = x. */
    public static final Activation LINEAR = define("linear", (f, x) -> x);
    /**
     * y = min(x, max_value) where x &gt; threshold, else 0; less negative_slope · max(threshold − x, 0). Where x is above the
     * threshold but below 0, a max_value makes it 0.
     */
    public static final Activation RELU = define("relu", Activations::generalRelu, NEGATIVE_SLOPE, MAX_VALUE, THRESHOLD);
    /** y = min(max(x, 0), 6). */
    public static final Activation RELU6 = define("relu6", (f, x) -> saturate(x, 0, 6));
    /** y = x where x &gt; 0, else negative_slope · x, by default 0.2 · x. */
    public static final Activation LEAKY_RELU = define("leaky_relu", (f, x) -> leaky(x, f.get(LEAK)), LEAK);
    /** y = x where x &gt; 0, else α (eˣ − 1). */
    public static final Activation ELU = define("elu", (f, x) -> exponentialUnit(x, f.get(ALPHA), 1), ALPHA);
    /** y = max(x, 0) + min(α (e^(x/α) − 1), 0). */
    public static final Activation CELU = define("celu", (f, x) -> exponentialUnit(x, f.get(ALPHA), f.get(ALPHA)), ALPHA);
    /** y = 1.0507 · elu(x, α = 1.67326) (Klambauer et al., 2017). */
    public static final Activation SELU = define("selu", (f, x) -> multiply(exponentialUnit(x, SELU_ALPHA, 1), SELU_SCALE));
    /** y = 1 / (1 + e⁻ˣ). */
    public static final Activation SIGMOID = define("sigmoid", (f, x) -> sigmoid(x));
    /** y = tanh x. */
    public static final Activation TANH = define("tanh", (f, x) -> tanh(x));
    /** yᵢ = exp(xᵢ) / Σⱼ exp(xⱼ) along an axis. */
    public static final Activation SOFTMAX = define("softmax", (f, x) -> along(x, f.get(AXIS), Ops::softmax), AXIS);
    /** The logarithm of softmax. */
    public static final Activation LOG_SOFTMAX = define("log_softmax", (f, x) -> along(x, f.get(AXIS), Ops::logSoftmax), AXIS);
    /** Softmax's sparse sibling; see {@link io.lanewise.op.Sparsemax} for how Keras computes it. */
    public static final Activation SPARSEMAX = define("sparsemax", (f, x) -> along(x, f.get(AXIS), Ops::sparsemax), AXIS);
    /** y = a · σ(b), where a and b are the halves of x along an axis (Dauphin et al., 2017). */
    public static final Activation GLU = define("glu", Activations::gatedLinearUnit, AXIS);
    /** y = eˣ. */
    public static final Activation EXPONENTIAL = define("exponential", (f, x) -> Ops.exp(x));
    /** y = ln (1 + eˣ). */
    public static final Activation SOFTPLUS = define("softplus", (f, x) -> softplus(x));
    /** y = x / (1 + |x|). */
    public static final Activation SOFTSIGN = define("softsign", (f, x) -> divide(x, add(abs(x), 1)));
    /** y = ln σ(x). */
    public static final Activation LOG_SIGMOID = define("log_sigmoid", (f, x) -> negate(softplus(negate(x))));
    /** y = x · σ(x), also called swish. */
    public static final Activation SILU = define("silu", (f, x) -> multiply(x, sigmoid(x)));
    /** y = x · tanh(softplus x) (Misra, 2019). */
    public static final Activation MISH = define("mish", (f, x) -> multiply(x, tanh(softplus(x))));
    /** y = ½ x (1 + erf(x / √2)), or its approximation by tanh (Hendrycks and Gimpel, 2016). */
    public static final Activation GELU = define("gelu", Activations::gaussianUnit, APPROXIMATE);
    /** y = relu6(x + 3) / 6. */
    public static final Activation HARD_SIGMOID = define("hard_sigmoid", (f, x) -> hardSigmoid(x));
    /** y = x · hard_sigmoid(x), also called hard_swish. */
    public static final Activation HARD_SILU = define("hard_silu", (f, x) -> multiply(x, hardSigmoid(x)));
    /** y = min(max(x, −1), 1). */
    public static final Activation HARD_TANH = define("hard_tanh", (f, x) -> saturate(x, -1, 1));
    /** y = x where |x| &gt; threshold, else 0. */
    public static final Activation HARD_SHRINK = define("hard_shrink", (f, x) -> multiply(x, greater(abs(x), f.get(SHRINKAGE))), SHRINKAGE);
    /** y = x moved towards 0 by threshold, or 0. */
    public static final Activation SOFT_SHRINK = define("soft_shrink", (f, x) -> subtract(x, clip(x, -f.get(SHRINKAGE), f.get(SHRINKAGE))), SHRINKAGE);
    /** y = x − tanh x. */
    public static final Activation TANH_SHRINK = define("tanh_shrink", (f, x) -> subtract(x, tanh(x)));
    /** y = x where x &gt; threshold, else default_value. */
    public static final Activation THRESHOLDED = define("threshold", Activations::thresholded, THRESHOLD, DEFAULT_VALUE);
    /** y = (x + √(x² + b)) / 2 (Barron, 2021). */
    public static final Activation SQUAREPLUS =
            define("squareplus", (f, x) -> multiply(add(x, sqrt(add(square(x), f.get(CURVATURE)))), 0.5), CURVATURE);
    /** y = 0 for x ≤ −1, ¼ (x + 1)² up to 1, then x. */
    public static final Activation SPARSE_PLUS =
            define("sparse_plus", (f, x) -> add(multiply(square(add(clip(x, -1, 1), 1)), 0.25), relu(add(x, -1))));
    /** y = min(max(½ (x + 1), 0), 1). */
    public static final Activation SPARSE_SIGMOID = define("sparse_sigmoid", (f, x) -> saturate(affine(x, 0.5, 0.5), 0, 1));

    /** All of them by Keras's names. */
    public static final Catalogue<Activation> CATALOGUE = new Catalogue<>(
            "activation", "keras.activations", KINDS, Map.of("swish", "silu", "hard_swish", "hard_silu"));

    /** How an option that holds an activation looks in JSON: its name, or an object if it has options that are not the defaults. */
    public static final OptionType<Activation> TYPE = new OptionType<>("an activation", ActivationJson::read, ActivationJson::write);

    private Activations() {}

    private static Activation define(String name, BiFunction<Activation, Value, Value> function, Option<?>... options) {
        var kind = Activation.kind(name, function, options);
        KINDS.add(kind);
        return kind.create(kind.values());
    }

    private static Value generalRelu(Activation f, Value x) {
        double slope = f.get(NEGATIVE_SLOPE);
        double threshold = f.get(THRESHOLD);
        var largest = f.find(MAX_VALUE);
        if (slope != 0 && largest.isEmpty() && threshold == 0) {
            return leaky(x, slope);
        }
        Value positive;
        if (threshold == 0) {
            positive = largest.isPresent() && largest.get() == SIX ? saturate(x, 0, SIX) : relu(x);
        } else {
            positive = select(greater(x, full(x, threshold)), x, full(x, 0));
        }
        var clipped = largest.filter(max -> threshold != 0 || max != SIX).map(max -> clip(positive, 0, max)).orElse(positive);
        return slope == 0 ? clipped : subtract(clipped, multiply(relu(affine(x, -1, threshold)), slope));
    }

    private static Value leaky(Value x, double slope) {
        return select(x, x, multiply(x, slope));
    }

    /**
     * x where x &gt; 0, else α (e^(min(x, 0) / scale) − 1): the exponential never sees a positive number, so nothing overflows. At 0
     * the slope is that of the exponential.
     */
    private static Value exponentialUnit(Value x, double alpha, double scale) {
        return select(x, x, multiply(expm1(multiply(clip(x, Double.NEGATIVE_INFINITY, 0), 1 / scale)), alpha));
    }

    private static Value gaussianUnit(Activation f, Value x) {
        var gate = f.get(APPROXIMATE)
                ? tanh(multiply(add(x, multiply(multiply(square(x), x), 0.044715)), Math.sqrt(2 / Math.PI)))
                : erf(multiply(x, Math.sqrt(0.5)));
        return multiply(multiply(x, add(gate, 1)), 0.5);
    }

    private static Value hardSigmoid(Value x) {
        return multiply(saturate(add(x, 3), 0, 6), 1.0 / 6);
    }

    private static Value thresholded(Activation f, Value x) {
        return select(greaterEqual(full(x, f.get(THRESHOLD)), x), full(x, f.get(DEFAULT_VALUE)), x);
    }

    private static Value gatedLinearUnit(Activation f, Value x) {
        var axis = x.shape().axis(f.get(AXIS));
        var size = x.shape().size(axis);
        if (size % 2 != 0) {
            throw new IllegalArgumentException("glu: expected an even size of axis " + axis + ", which is halved, received " + x.shape());
        }
        return multiply(slice(x, axis, 0, size / 2), sigmoid(slice(x, axis, size / 2, size)));
    }

    private static Value full(Value x, double number) {
        return broadcast(constant(x, number), x.shape());
    }

    /** A function of the last axis, applied along another one. */
    private static Value along(Value x, int axis, UnaryOperator<Value> function) {
        var last = x.shape().rank() - 1;
        var swapped = IntStream.rangeClosed(0, last).toArray();
        swapped[x.shape().axis(axis)] = last;
        swapped[last] = x.shape().axis(axis);
        return transpose(function.apply(transpose(x, swapped)), swapped);
    }
}
