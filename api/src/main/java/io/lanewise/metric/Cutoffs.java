package io.lanewise.metric;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.clip;
import static io.lanewise.op.Ops.concatenate;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.reshape;

import io.lanewise.graph.Value;
import io.lanewise.op.Bucketize;
import io.lanewise.op.Ops;
import io.lanewise.op.ScatterAdd;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The thresholds at which a metric counts. A batch is counted once for all of them: each prediction falls into a bucket between two
 * thresholds, and what lies above a threshold follows from the buckets' sums. As in Keras, evenly distributed thresholds i / (n − 1)
 * are compared after multiplying by n − 1, which decides who is above where a prediction is as good as on a threshold.
 *
 * @param bounds ascending; where even, the multiples
 * @param places where the bound of each threshold stands among them
 * @param scale what predictions, kept within 0 and 1, are multiplied by; 0 if they are compared as they are
 */
record Cutoffs(List<Double> bounds, List<Integer> places, int scale) {
    /** How far Keras takes the outermost thresholds of a curve beyond 0 and 1, so that they have everything and nothing above them. */
    private static final double MARGIN = 1e-7;
    private static final int FEWEST_EVEN = 3;

    /** Any thresholds, in the order of the results. */
    static Cutoffs of(List<Double> thresholds) {
        if (isEven(thresholds)) {
            return even(thresholds.size(), 0);
        }
        var order = IntStream.range(0, thresholds.size()).boxed().sorted(Comparator.comparing(thresholds::get)).toList();
        var places = new Integer[order.size()];
        for (var i = 0; i < places.length; i++) {
            places[order.get(i)] = i;
        }
        return new Cutoffs(order.stream().map(thresholds::get).toList(), List.of(places), 0);
    }

    /** Evenly distributed thresholds from 0 to 1, or ½ alone. */
    static Cutoffs even(int count) {
        return count == 1 ? of(List.of(0.5)) : even(count, 0);
    }

    /** Evenly distributed thresholds from below 0 to above 1. */
    static Cutoffs ofCurve(int count) {
        return even(count, -1);
    }

    /** Thresholds from below 0 to above 1 with those between. */
    static Cutoffs ofCurve(List<Double> between) {
        var all = new ArrayList<>(between.stream().sorted().toList());
        all.addFirst(0.0);
        all.addLast(1.0);
        if (isEven(all)) {
            return ofCurve(all.size());
        }
        all.set(0, -MARGIN);
        all.set(all.size() - 1, 1 + MARGIN);
        return of(all);
    }

    private static Cutoffs even(int count, double first) {
        var bounds = IntStream.range(0, count).mapToObj(i -> i == 0 ? first : i).toList();
        return new Cutoffs(bounds, IntStream.range(0, count).boxed().toList(), count - 1);
    }

    private static boolean isEven(List<Double> thresholds) {
        var last = thresholds.size() - 1.0;
        return thresholds.size() >= FEWEST_EVEN && IntStream.range(0, thresholds.size())
                .allMatch(i -> Math.abs(thresholds.get(i) - i / last) <= MARGIN + 1e-5 * (i / last));
    }

    /** How many. */
    int count() {
        return bounds.size();
    }

    /**
     * The weighted counts of a batch in each bucket of each label, of labels that are true and of those that are not.
     *
     * @param yTrue labels (n, labels)
     * @param yPred predictions of the same shape
     * @param weights of the same shape
     * @return (labels · buckets, 2)
     */
    Value counts(Value yTrue, Value yPred, Value weights) {
        var labels = yPred.shape().size(1);
        var buckets = count() + 1;
        var scaled = scale == 0 ? yPred : multiply(clip(yPred, 0, 1), scale);
        var places = scaled.tape().append(new Bucketize(bounds), scaled);
        if (labels > 1) {
            var begins = places.tape().constant(Tensor.of(IntStream.range(0, labels).mapToDouble(i -> i * (double) buckets).toArray()));
            places = cast(add(cast(places, DType.FLOAT32), begins), DType.INT32);
        }
        var elements = yPred.shape().elements();
        var negative = Ops.equal(yTrue, Ops.zerosLike(yTrue));
        var both = concatenate(
                List.of(reshape(multiply(affine(negative, -1, 1), weights), elements, 1), reshape(multiply(negative, weights), elements, 1)), 1);
        return both.tape().append(new ScatterAdd(labels * buckets), both, reshape(places, elements));
    }

    /** The confusion at each threshold, label by label, from the sums of {@link #counts}. */
    List<Confusion> confusions(double[] sums) {
        var length = 2 * (count() + 1);
        return IntStream.range(0, sums.length / length).mapToObj(label -> confusion(Arrays.copyOfRange(sums, label * length, (label + 1) * length))).toList();
    }

    private Confusion confusion(double[] sums) {
        var positives = above(sums, 0);
        var negatives = above(sums, 1);
        return new Confusion(at(positives, false), at(negatives, false), at(negatives, true), at(positives, true));
    }

    /** The sums of all buckets from each on. */
    private static double[] above(double[] sums, int column) {
        var above = new double[sums.length / 2];
        for (var i = above.length - 1; i >= 0; i--) {
            above[i] = sums[2 * i + column] + (i + 1 < above.length ? above[i + 1] : 0);
        }
        return above;
    }

    private double[] at(double[] above, boolean rest) {
        var counts = new double[count()];
        for (var i = 0; i < counts.length; i++) {
            var higher = above[places.get(i) + 1];
            counts[i] = rest ? above[0] - higher : higher;
        }
        return counts;
    }
}
