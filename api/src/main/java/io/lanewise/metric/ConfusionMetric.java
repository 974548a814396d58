package io.lanewise.metric;

import static io.lanewise.op.Ops.onesLike;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.select;
import static io.lanewise.op.Ops.slice;

import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.loss.Ranks;
import io.lanewise.op.Ops;
import io.lanewise.op.TopKMask;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A metric that follows from true and false positives and negatives at thresholds: predictions above a threshold count as 1, labels
 * other than 0 too. Labels, predictions and classes all count together.
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, …); sample weights (batch) or of the labels' rank.
 *
 * @param <S> its own class
 */
public abstract class ConfusionMetric<S extends ConfusionMetric<S>> extends StandardMetric<S> {
    /** What predictions count as that are not among the largest. */
    static final double LOWEST = -1e10;

    private final Cutoffs cutoffs;

    /** A metric with these values, which counts at thresholds. */
    ConfusionMetric(Values values, Cutoffs cutoffs) {
        super(values);
        this.cutoffs = cutoffs;
    }

    /** How many of the largest predictions of a sample count. */
    Optional<Integer> topK() {
        return Optional.empty();
    }

    /** The only class that counts. */
    Optional<Integer> classId() {
        return Optional.empty();
    }

    @Override
    public final List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        var pair = aligned(yTrue, yPred);
        var largest = topK().map(k -> largest(pair.second(), k)).orElse(pair.second());
        var only = classId().map(id -> new Ranks.Pair(ofClass(pair.first(), id), ofClass(largest, id))).orElse(new Ranks.Pair(pair.first(), largest));
        var weights = MetricInputs.weights(name(), sampleWeight, only.second());
        var elements = only.second().shape().elements();
        return List.of(cutoffs.counts(reshape(only.first(), elements, 1), reshape(only.second(), elements, 1), reshape(weights, elements, 1)));
    }

    private Value largest(Value x, int k) {
        if (x.shape().rank() == 0 || x.shape().size(-1) < k) {
            throw new IllegalArgumentException(name() + ": expected predictions with at least top_k = " + k + " classes, received shape " + x.shape());
        }
        return select(x.tape().append(new TopKMask(k), x), x, Ops.multiply(onesLike(x), LOWEST));
    }

    private Value ofClass(Value x, int id) {
        if (x.shape().rank() < 2 || x.shape().size(-1) <= id) {
            throw new IllegalArgumentException(name() + ": expected predictions (batch, …, classes) that have the class class_id = " + id
                    + ", received shape " + x.shape());
        }
        return slice(x, -1, id, id + 1);
    }

    @Override
    public final double[] result(List<double[]> sums) {
        return result(sums.isEmpty() ? new Confusion(zeros(), zeros(), zeros(), zeros()) : cutoffs.confusions(sums.getFirst()).getFirst());
    }

    private double[] zeros() {
        return new double[cutoffs.count()];
    }

    /** The result from the counts at each threshold. */
    abstract double[] result(Confusion counts);
}
