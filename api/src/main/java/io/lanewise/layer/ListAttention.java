package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.BatchMatMul;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Attention of one head without projections, called on the list of query, value and perhaps key.
 *
 * @param <S> its own class
 */
abstract class ListAttention<S extends ListAttention<S>> extends ConfiguredLayer<S> {
    /** The probability with which a share is dropped in training. */
    public static final Option<Double> DROPOUT = Option.of("dropout", OptionType.NUMBER, 0.0).within("a number from 0 to 1", rate -> rate >= 0 && rate <= 1);
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Dropout.SEED;

    /** What Keras takes from the score of a key that does not count. */
    private static final double MASKED = 1e9;

    ListAttention(Values values) {
        super(values);
    }

    /**
     * What is attended over, with one axis in place of the batch and others.
     *
     * @param causal whether a query sees only keys up to its own place
     * @param keyMask which keys count, (batch, keys)
     */
    record Attended(Value query, Value key, Value value, boolean causal, Optional<Value> keyMask) {
        Shape scores() {
            return Shape.of(query.shape().size(0), query.shape().size(1), key.shape().size(1));
        }
    }

    /** The scores (batch, queries, keys). */
    abstract Value scores(Scope scope, Attended attended);

    /** The output where shares are neither dropped nor asked for. */
    Value attend(Scope scope, Attended attended) {
        return combine(shares(scope, attended), attended);
    }

    /** The same with shares that are dropped in training with a probability. */
    public final S withDropout(double rate) {
        return with(DROPOUT, rate);
    }

    /** The same with a seed of its own. */
    public final S withSeed(long seed) {
        return with(SEED, seed);
    }

    @Override
    public final boolean takesList() {
        return true;
    }

    @Override
    public final Set<String> argumentNames() {
        return Set.of("mask", "return_attention_scores", "use_causal_mask");
    }

    @Override
    protected final boolean passesMask() {
        return true;
    }

    @Override
    protected final List<Value> trace(Scope scope, List<Value> inputs) {
        if (inputs.size() != 2 && inputs.size() != 3) {
            throw new IllegalArgumentException(this + ": expected the list of query, value and perhaps key, received " + inputs.size() + " inputs");
        }
        var query = Ops.cast(inputs.get(0), DType.FLOAT32);
        var value = Ops.cast(inputs.get(1), DType.FLOAT32);
        var key = Ops.cast(inputs.getLast(), DType.FLOAT32);
        var front = Math.max(0, query.shape().rank() - 2);
        if (front == 0 || !fits(query.shape(), key.shape(), front) || !fits(query.shape(), value.shape(), front)
                || key.shape().size(-2) != value.shape().size(-2) || key.shape().size(-1) != query.shape().size(-1)) {
            throw new IllegalArgumentException(this + ": expected query (batch, queries, size), value (batch, keys, any size) and key (batch, keys, size), received shapes "
                    + List.of(batchShape(query.shape()), batchShape(value.shape()), batchShape(key.shape())));
        }
        var keyMask = scope.arguments().get("mask").stream().skip(1).findFirst().map(Masks::ofTruth).or(() -> scope.mask(1));
        keyMask.filter(mask -> mask.shape().elements() != value.shape().elements(0, front + 1)).ifPresent(mask -> {
            throw wrongInput("a mask of the value's axes but the last, not one of shape " + mask.shape(), value);
        });
        var attended = new Attended(
                flat(query), flat(key), flat(value), scope.arguments().isTrue("use_causal_mask"),
                keyMask.map(mask -> Ops.reshape(mask, value.shape().elements(0, front), value.shape().size(-2))));
        var drops = scope.training() && get(DROPOUT) > 0;
        var wantsScores = scope.arguments().isTrue("return_attention_scores");
        if (!drops && !wantsScores) {
            return List.of(masked(scope, query, Ops.reshape(attend(scope, attended), query.shape().with(-1, value.shape().size(-1)))));
        }
        var all = shares(scope, attended);
        var shares = drops ? Ops.multiply(all, Dropout.mask(scope, all.shape(), get(DROPOUT), find(SEED))) : all;
        var output = masked(scope, query, Ops.reshape(combine(shares, attended), query.shape().with(-1, value.shape().size(-1))));
        return wantsScores ? List.of(output, Ops.reshape(shares, query.shape().with(-1, key.shape().size(-2)))) : List.of(output);
    }

    private static boolean fits(Shape query, Shape other, int front) {
        return other.rank() == query.rank() && Arrays.equals(Arrays.copyOf(query.toArray(), front), Arrays.copyOf(other.toArray(), front));
    }

    private static Value flat(Value x) {
        return Ops.reshape(x, x.shape().elements(0, x.shape().rank() - 2), x.shape().size(-2), x.shape().size(-1));
    }

    /** 0 for queries that do not count. */
    private Value masked(Scope scope, Value query, Value output) {
        return scope.mask(0).map(mask -> {
            if (mask.shape().elements() != output.shape().elements(0, output.shape().rank() - 1)) {
                throw wrongInput("a mask of the query's axes but the last, not one of shape " + mask.shape(), query);
            }
            var counted = Ops.broadcast(Ops.reshape(mask, output.shape().with(-1, 1)), output.shape());
            return Ops.select(counted, output, Ops.zerosLike(output));
        }).orElse(output);
    }

    final Value shares(Scope scope, Attended attended) {
        var scores = scores(scope, attended);
        var shape = scores.shape();
        var causal = attended.causal() ? Optional.of(Ops.broadcast(scores.tape().constant(lower(shape.size(1), shape.size(2))), shape)) : Optional.<Value>empty();
        var keys = attended.keyMask().map(mask -> Ops.broadcast(Ops.reshape(mask, shape.with(1, 1)), shape));
        return Ops.softmax(Masks.and(causal, keys).map(counted -> Ops.select(counted, scores, Ops.add(scores, -MASKED))).orElse(scores));
    }

    private static Value combine(Value shares, Attended attended) {
        return shares.tape().append(new BatchMatMul(false, false), shares, attended.value());
    }

    private static Tensor lower(int rows, int columns) {
        var ones = new float[rows * columns];
        for (var row = 0; row < rows; row++) {
            Arrays.fill(ones, row * columns, row * columns + Math.min(columns, row + 1), 1);
        }
        return Tensor.wrap(ones, Shape.of(rows, columns));
    }

    /** query[t] + key[s] for all t and s: (batch, queries, keys, size). */
    static Value sums(Attended attended) {
        var q = attended.query().shape();
        var k = attended.key().shape();
        return Ops.add(
                Ops.reshape(attended.query(), q.size(0), q.size(1), 1, q.size(2)), Ops.reshape(attended.key(), k.size(0), 1, k.size(1), k.size(2)));
    }
}
