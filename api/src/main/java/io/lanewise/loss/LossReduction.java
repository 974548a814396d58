package io.lanewise.loss;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.broadcast;
import static io.lanewise.op.Ops.divide;
import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.select;
import static io.lanewise.op.Ops.sum;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the losses of samples, times their weights, become one number. */
public enum LossReduction {
    /** The sum divided by the number of losses, not by the sum of weights. */
    SUM_OVER_BATCH_SIZE,
    /** The sum. */
    SUM,
    /** The same as {@link #SUM_OVER_BATCH_SIZE}. */
    MEAN,
    /** The sum divided by the sum of weights. */
    MEAN_WITH_SAMPLE_WEIGHT,
    /** A loss a sample. */
    NONE;

    /**
     * Applies weights and mask, then reduces.
     *
     * @param losses of each sample
     * @param sampleWeight weights, or null
     * @param mask which losses count, 1 or 0 each; means are taken over those that do
     */
    Value reduce(Value losses, @Nullable Value sampleWeight, Optional<Value> mask) {
        var weights = mask.map(counted -> maskWeights(counted, sampleWeight)).orElse(sampleWeight);
        var weighted = losses;
        var spread = weights;
        if (weights != null) {
            var pair = Ranks.align(losses, weights);
            weighted = multiply(pair.first(), pair.second());
            spread = pair.second();
        }
        if (weighted.shape().rank() == 0) {
            // A loss that is one number already has nothing to be reduced over, not even by the weights.
            return weighted;
        }
        return switch (this) {
            case NONE -> weighted;
            case SUM -> sum(weighted);
            case SUM_OVER_BATCH_SIZE, MEAN -> mean(weighted);
            case MEAN_WITH_SAMPLE_WEIGHT -> spread == null ? mean(weighted) : quotient(sum(weighted), sum(spread));
        };
    }

    /** a / b, and 0 where b is 0: where no sample counts, the loss is 0. */
    private static Value quotient(Value a, Value b) {
        var isZero = equal(b, Ops.zerosLike(b));
        return divide(select(isZero, Ops.zerosLike(a), a), add(b, isZero));
    }

    /** The mask as weights: so scaled that a mean over all is a mean over those that count. */
    private Value maskWeights(Value mask, @Nullable Value sampleWeight) {
        var counted = mask;
        if (this == SUM_OVER_BATCH_SIZE || this == MEAN) {
            var valid = sum(mask);
            counted = multiply(mask, broadcast(quotient(Ops.constant(valid, mask.shape().elements()), valid), mask.shape()));
        }
        if (sampleWeight == null) {
            return counted;
        }
        var pair = Ranks.align(counted, sampleWeight);
        return multiply(pair.first(), pair.second());
    }
}
