package io.lanewise.layer;

import io.lanewise.activation.Activation;
import io.lanewise.activation.Activations;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.DotProductAttention;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A layer that projects queries, keys and values to several heads, lets each head attend, and projects what comes of it.
 *
 * @param <S> its own class
 */
abstract class HeadsAttention<S extends HeadsAttention<S>> extends KernelLayer<S> {
    /** The probability with which a share is dropped in training. */
    public static final Option<Double> DROPOUT = Option.of("dropout", OptionType.NUMBER, 0.0).within("a number from 0 to 1", rate -> rate >= 0 && rate <= 1);
    /** Whether projections add a bias. */
    public static final Option<Boolean> USE_BIAS = Dense.USE_BIAS;
    /** If given, a query sees only keys fewer than this many steps away. */
    public static final Option<Integer> SLIDING_WINDOW =
            Option.optional("sliding_window", OptionType.INTEGER).within("an integer above 0", window -> window > 0);
    /** Whether what heads attend to is multiplied by sigmoids of a further projection of the query. */
    public static final Option<Boolean> USE_GATE = Option.of("use_gate", OptionType.BOOLEAN, false);
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Dropout.SEED;

    /** Which of Keras's kernels is to be used; here there is one, which always goes by blocks. */
    static final Option<Boolean> FLASH_ATTENTION = Option.optional("flash_attention", OptionType.BOOLEAN);

    private static final String SCORES = "return_attention_scores";

    HeadsAttention(Values values) {
        super(values);
    }

    /**
     * Sizes of the projections.
     *
     * @param queries heads of queries
     * @param keys heads of keys and values, which divide those of queries
     * @param keyDim numbers of a query and a key of one head
     * @param valueDim numbers of a value of one head
     */
    record Heads(int queries, int keys, int keyDim, int valueDim) {}

    abstract Heads heads();

    /** The sizes of an output in place of the query's last one. */
    List<Integer> outputSizes(Value query) {
        return List.of(query.shape().size(-1));
    }

    /** The axes attended over. */
    abstract List<Integer> attentionAxes(Value query);

    /** What Keras's files call a projection. */
    abstract String part(String name);

    /** The mask of the queries. */
    abstract Optional<Value> queryMask(Scope scope);

    /** The same with shares that are dropped in training with a probability. */
    public final S withDropout(double rate) {
        return with(DROPOUT, rate);
    }

    /** The same with or without biases. */
    public final S withUseBias(boolean useBias) {
        return with(USE_BIAS, useBias);
    }

    /** The same with queries that see only keys fewer than this many steps away. */
    public final S withSlidingWindow(int window) {
        return with(SLIDING_WINDOW, window);
    }

    /** The same with or without a gate. */
    public final S withUseGate(boolean useGate) {
        return with(USE_GATE, useGate);
    }

    /** The same with a seed of its own. */
    public final S withSeed(long seed) {
        return with(SEED, seed);
    }

    /** The call argument that asks for the shares beside the output: {@code layer.applyAll(withScores(), query, value)}. */
    public static Arguments<Symbol> withScores() {
        return Arguments.of(SCORES, true);
    }

    /** The call argument that lets each query see only keys up to its own place. */
    public static Arguments<Symbol> causal() {
        return Arguments.of("use_causal_mask", true);
    }

    @Override
    public List<String> inputNames() {
        return List.of("query", "value", "key");
    }

    @Override
    public Set<String> argumentNames() {
        return Set.of("query_mask", "value_mask", "key_mask", "attention_mask", SCORES, "use_causal_mask");
    }

    @Override
    protected boolean passesMask() {
        return true;
    }

    @Override
    protected final List<Value> trace(Scope scope, List<Value> inputs) {
        if (inputs.size() != 2 && inputs.size() != 3) {
            throw new IllegalArgumentException(this + ": expected query, value and perhaps key, received " + inputs.size() + " inputs");
        }
        var query = Ops.cast(inputs.get(0), DType.FLOAT32);
        var value = Ops.cast(inputs.get(1), DType.FLOAT32);
        var key = Ops.cast(inputs.getLast(), DType.FLOAT32);
        var rank = query.shape().rank();
        if (rank < 3) {
            throw wrongInput("a query of at least three axes (batch, …, features)", query);
        }
        var axes = attentionAxes(query);
        for (var other : List.of(value, key)) {
            if (other.shape().rank() != rank || !IntStream.range(0, rank - 1).allMatch(
                    axis -> other.shape().size(axis) == (axes.contains(axis) ? value : query).shape().size(axis))) {
                throw new IllegalArgumentException(this + ": expected value and key of the query's axes but those attended over, " + axes
                        + ", and the last, received query, value and key of shapes "
                        + List.of(batchShape(query.shape()), batchShape(value.shape()), batchShape(key.shape())));
            }
        }
        var heads = heads();
        var q = project(scope, "query_dense", query, heads.queries(), heads.keyDim());
        var k = project(scope, "key_dense", key, heads.keys(), heads.keyDim());
        var gate = get(USE_GATE)
                ? Optional.of(project(scope, "gate_dense", query, heads.queries(), heads.valueDim(), Activations.SIGMOID))
                : Optional.<Value>empty();
        var v = project(scope, "value_dense", value, heads.keys(), heads.valueDim());
        var others = IntStream.range(1, rank - 1).filter(axis -> !axes.contains(axis)).toArray();
        var order = IntStream.of(IntStream.concat(IntStream.of(0), IntStream.concat(
                Arrays.stream(others), IntStream.concat(axes.stream().mapToInt(axis -> axis), IntStream.of(rank - 1, rank)))).toArray()).toArray();
        var first = Ops.transpose(q, order).shape();
        var results = attend(scope, flat(q, order, axes), flat(k, order, axes), flat(v, order, axes), query, value, axes, first);
        var attended = Ops.transpose(Ops.reshape(results.getFirst(), first.with(-1, heads.valueDim())), Axes.inverse(order));
        var gated = gate.map(factor -> Ops.multiply(attended, factor)).orElse(attended);
        var output = dense(scope, "output_dense", HeadsProjection.fromHeads(rank, outputSizes(query)), gated, Activations.LINEAR);
        var outputs = results.size() == 1 ? List.of(output) : List.of(output, results.getLast());
        // In Keras's order: the layer's own penalty, then those of the layers it is made of.
        if (penalizesWhole()) {
            outputs.forEach(own -> penalize(scope, own));
        }
        penalize(scope, q);
        penalize(scope, k);
        gate.ifPresent(factor -> penalize(scope, factor));
        penalize(scope, v);
        penalize(scope, output);
        return outputs;
    }

    /** Whether an activity regularizer is about the layer's outputs too, besides those of its parts. */
    boolean penalizesWhole() {
        return true;
    }

    @Override
    protected final boolean penalizesOutput() {
        return false;
    }

    /** (batch and other axes, attended axes, heads, numbers) of axes in that order. */
    private static Value flat(Value projected, int[] order, List<Integer> axes) {
        var all = Ops.transpose(projected, order);
        var shape = all.shape();
        var rank = shape.rank();
        return Ops.reshape(
                all, shape.elements(0, rank - 2 - axes.size()), shape.elements(rank - 2 - axes.size(), rank - 2), shape.size(-2), shape.size(-1));
    }

    /** What the heads attend to, as flat as q; then the shares, with their own axes, if they are asked for. */
    private List<Value> attend(
            Scope scope, Value q, Value k, Value v, Value query, Value value, List<Integer> axes, Shape projected) {
        var arguments = scope.arguments();
        var causal = arguments.isTrue("use_causal_mask");
        var window = find(SLIDING_WINDOW).orElse(0);
        if ((causal || window > 0) && (axes.size() > 1 || query.shape().size(1) != q.shape().size(1) || value.shape().size(1) != k.shape().size(1))) {
            throw wrongInput("attention along one axis, as long as the first one, for a causal mask or a window; attention_axes are " + axes, query);
        }
        var wantsScores = arguments.isTrue(SCORES);
        var drops = scope.training() && get(DROPOUT) > 0;
        // Keras computes a mean of all values for a query that sees no key, but 0 where it computes shares.
        var uniform = get(DROPOUT) == 0 && !wantsScores && query.shape().rank() == 3;
        var op = new DotProductAttention(1 / Math.sqrt(heads().keyDim()), causal, window, uniform);
        var scores = new ArrayList<Integer>();
        for (var axis = 0; axis < projected.rank() - 2 - axes.size(); axis++) {
            scores.add(projected.size(axis));
        }
        scores.add(projected.size(-2));
        axes.forEach(axis -> scores.add(query.shape().size(axis)));
        axes.forEach(axis -> scores.add(value.shape().size(axis)));
        var shape = Shape.of(scores.stream().mapToInt(size -> size).toArray());
        var masks = masks(scope, axes.size(), shape, query);
        if (!wantsScores && !drops) {
            var inputs = new ArrayList<>(List.of(q, k, v));
            inputs.addAll(masks);
            return List.of(q.tape().append(op, inputs));
        }
        var shares = op.shares(q, k, masks);
        var kept = drops ? Ops.multiply(shares, Dropout.mask(scope, shares.shape(), get(DROPOUT), find(SEED))) : shares;
        var output = DotProductAttention.combine(kept, v);
        return wantsScores ? List.of(output, Ops.reshape(shares, shape)) : List.of(output);
    }

    private List<Value> masks(Scope scope, int attended, Shape scores, Value query) {
        var arguments = scope.arguments();
        var masks = new AttentionMasks(attended);
        queryMask(scope).ifPresent(masks::queries);
        given(arguments, "value_mask").or(() -> scope.mask(1)).ifPresent(masks::keys);
        given(arguments, "key_mask").or(() -> scope.mask(2)).ifPresent(masks::keys);
        given(arguments, "attention_mask").ifPresent(masks::scores);
        try {
            return masks.of(scores);
        } catch (IllegalArgumentException unfit) {
            throw wrongInput(String.valueOf(unfit.getMessage()), query);
        }
    }

    /** A mask that the call was given. */
    static Optional<Value> given(Arguments<Value> arguments, String name) {
        return arguments.find(name).map(Masks::ofTruth);
    }

    private Value project(Scope scope, String name, Value x, int heads, int dim) {
        return project(scope, name, x, heads, dim, Activations.LINEAR);
    }

    private Value project(Scope scope, String name, Value x, int heads, int dim, Activation activation) {
        return dense(scope, name, HeadsProjection.toHeads(x.shape().rank(), heads, dim), x, activation);
    }

    private Value dense(Scope scope, String name, HeadsProjection projection, Value x, Activation activation) {
        var values = EinsumDense.KIND.values()
                .with(EinsumDense.EQUATION, projection.equation())
                .with(EinsumDense.OUTPUT_SHAPE, projection.outputShape())
                .with(EinsumDense.ACTIVATION, activation)
                .with(EinsumDense.BIAS_AXES, get(USE_BIAS) ? projection.biasAxes() : null)
                .with(KERNEL_INITIALIZER, get(KERNEL_INITIALIZER))
                .with(BIAS_INITIALIZER, get(BIAS_INITIALIZER))
                .with(KERNEL_REGULARIZER, find(KERNEL_REGULARIZER).orElse(null))
                .with(BIAS_REGULARIZER, find(BIAS_REGULARIZER).orElse(null))
                .with(KERNEL_CONSTRAINT, find(KERNEL_CONSTRAINT).orElse(null))
                .with(BIAS_CONSTRAINT, find(BIAS_CONSTRAINT).orElse(null));
        var part = scope.part(part(name), Arguments.none(), List.of());
        return EinsumDense.KIND.create(values).call(part, List.of(x)).getFirst();
    }
}
