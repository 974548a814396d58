package io.lanewise.metric;

import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.max;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.slice;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.loss.Ranks;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.Arrays;

/**
 * The share of samples whose integer label is among the k classes predicted most likely; classes as likely as the label do not stand
 * before it.
 *
 * <p><b>Shapes.</b> Labels (batch, …) or (batch, …, 1), predictions (batch, …, classes).
 */
public final class SparseTopKCategoricalAccuracy extends MeanMetric<SparseTopKCategoricalAccuracy> {
    /** How many classes count as right. */
    public static final Option<Integer> K = TopK.K;
    /** Whether predictions are classes already, most likely first. */
    public static final Option<Boolean> FROM_SORTED_IDS = Option.of("from_sorted_ids", OptionType.BOOLEAN, false);

    static final Kind<SparseTopKCategoricalAccuracy> KIND =
            kind("SparseTopKCategoricalAccuracy", SparseTopKCategoricalAccuracy::new, K, FROM_SORTED_IDS);

    private SparseTopKCategoricalAccuracy(Values values) {
        super(values);
    }

    /** The metric for this many classes. */
    public static SparseTopKCategoricalAccuracy of(int k) {
        return KIND.create(KIND.values().with(K, k));
    }

    /** The same for predictions that are classes, most likely first, or for their likelihoods. */
    public SparseTopKCategoricalAccuracy withFromSortedIds(boolean sorted) {
        return with(FROM_SORTED_IDS, sorted);
    }

    @Override
    protected Value perSample(Value yTrue, Value yPred) {
        var predictions = MetricInputs.floats(yPred);
        var samples = Arrays.copyOf(yPred.shape().toArray(), yPred.shape().rank() - 1);
        var trailing = yTrue.shape().rank() == yPred.shape().rank() && yTrue.shape().size(-1) == 1;
        var labels = trailing ? Ranks.squeeze(yTrue) : yTrue;
        if (!Arrays.equals(labels.shape().toArray(), samples)) {
            throw new IllegalArgumentException(name() + ": expected an integer label for each prediction, of shape " + Shape.of(samples)
                    + ", received labels of shape " + yTrue.shape() + "; for one-hot labels use top_k_categorical_accuracy");
        }
        if (!get(FROM_SORTED_IDS)) {
            return TopK.contains(cast(labels, DType.INT32), predictions, get(K));
        }
        var first = slice(predictions, -1, 0, Math.min(get(K), predictions.shape().size(-1)));
        var column = reshape(MetricInputs.floats(labels), Shape.of(withOne(samples)));
        return max(equal(Ops.broadcast(column, first.shape()), first), -1);
    }

    private static int[] withOne(int[] sizes) {
        var longer = Arrays.copyOf(sizes, sizes.length + 1);
        longer[sizes.length] = 1;
        return longer;
    }
}
